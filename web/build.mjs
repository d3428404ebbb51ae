// Builds each island into one file of its own, so that no file names another: the server puts a
// hash of a file's content into its address, which names inside files couldn't follow.
//
//     node build.mjs [FOLDER]
//
// The output is left readable: it is served from the reader's own machine and reviewed in diffs.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { quantize } from "topojson-client";
import { build } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? join(here, "../src/sayso/web/static/islands"));
const ISLANDS = ["map", "timeline", "spans", "keys", "drop"];
const ABOUT = "Natural Earth (public domain), by world-atlas 2.0.2";

await mkdir(folder, { recursive: true });
for (const name of ISLANDS) {
  await build({
    root: here,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      sourcemap: false,
      minify: false,
      target: "es2022",
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(here, "src", name, "index.ts"),
        output: { format: "es", entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  });
}
await copyFile(join(here, "src", "islands.css"), join(folder, "islands.css"));

// What of others is in these files, with its licences' own words, as they ask.
const packages = join(here, "node_modules");
const notices = [];
for (const name of ["d3-geo", "d3-array", "topojson-client", "world-atlas"]) {
  const part = join(packages, name);
  const { version } = JSON.parse(await readFile(join(part, "package.json"), "utf8"));
  const words = await readFile(join(part, "LICENSE"), "utf8");
  notices.push(`${name} ${version}\n\n${words.trim()}\n`);
}
await writeFile(join(folder, "LICENSES.txt"), notices.join(`\n${"-".repeat(72)}\n\n`));

// Outlines of countries with their names; land and numeric ids aren't drawn. Both files together
// stay under 800 kB by rounding to less than either scale is true to: 2 km and 0.8 km.
const atlas = join(packages, "world-atlas");
for (const [scale, steps] of [
  ["110m", 20_000],
  ["50m", 50_000],
]) {
  const world = JSON.parse(await readFile(join(atlas, `countries-${scale}.json`), "utf8"));
  const [kx, ky] = world.transform.scale;
  const [tx, ty] = world.transform.translate;
  const arcs = world.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * kx + tx, y * ky + ty];
    });
  });
  const geometries = world.objects.countries.geometries.map((shape) => ({
    type: shape.type,
    properties: { name: shape.properties.name },
    arcs: shape.arcs,
  }));
  const objects = { countries: { type: "GeometryCollection", geometries } };
  const rounded = quantize({ type: "Topology", objects, arcs }, steps);
  await writeFile(
    join(folder, `countries-${scale}.json`),
    `${JSON.stringify({ about: ABOUT, ...rounded })}\n`,
  );
}
