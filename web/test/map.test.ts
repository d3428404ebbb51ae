import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isNear, partsOf } from "../src/map/atlas";
import { around, Flat, kept, LEAST, middleOf, turned } from "../src/map/flat";
import { crosses, sideOf } from "../src/map/names";
import { clustered, described, describedAll, placesIn, radiusOf } from "../src/map/places";
import { nearest } from "../src/shared/roving";

const VIEW = { lon: 16, lat: 44, tall: 10 };

describe("the projection", () => {
  const flat = new Flat(VIEW, 900, 500);

  it("puts the middle in the middle, and goes there and back", () => {
    expect(flat.place(16, 44)).toEqual({ x: 450, y: 250 });
    const { x, y } = flat.place(18.4, 43.9);
    const back = flat.under(x, y);
    expect(back.lon).toBeCloseTo(18.4, 9);
    expect(back.lat).toBeCloseTo(43.9, 9);
  });

  it("is the one that d3 draws the land with", () => {
    for (const [lon, lat] of [
      [16, 44],
      [18.4, 43.9],
      [12.5, 41.9],
    ] as const) {
      const [x = 0, y = 0] = flat.projection([lon, lat]) ?? [];
      expect(x).toBeCloseTo(flat.place(lon, lat).x, 6);
      expect(y).toBeCloseTo(flat.place(lon, lat).y, 6);
    }
  });

  it("zooms about the pixel that is pointed at", () => {
    const under = flat.under(100, 100);
    const closer = new Flat(flat.zoomed(2, 100, 100), 900, 500).under(100, 100);
    expect(closer.lat).toBeCloseTo(under.lat, 6);
    expect(Math.abs(closer.lon - under.lon)).toBeLessThan(0.2); // the parallel moves with the middle
  });

  it("keeps to its range of zooms and off the poles", () => {
    expect(flat.zoomed(1e6, 0, 0).tall).toBe(LEAST);
    const far = flat.zoomed(1e-6, 0, 0);
    expect(far.tall).toBeLessThanOrEqual(170);
    expect(kept({ lon: 190, lat: 89, tall: 20 }, 900, 500)).toEqual({
      lon: -170,
      lat: 78,
      tall: 20,
    });
  });

  it("shows all places, across the antimeridian too", () => {
    const places = [
      { lon: 178, lat: -18 },
      { lon: -172, lat: -14 },
    ];
    const view = around(places, 900, 500);
    expect(view.lon).toBeCloseTo(-177, 6);
    const shown = new Flat(view, 900, 500);
    for (const { lon, lat } of places) {
      const { x, y } = shown.place(lon, lat);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(900);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(500);
    }
    expect(middleOf([10, 20])).toBeCloseTo(15, 9);
    expect(turned(540)).toBe(-180);
  });

  it("has a bar of a round length", () => {
    const bar = flat.bar();
    expect(bar.words).toBe("200 km");
    expect(bar.width).toBeCloseTo((200 / 111.2) * 50, 6);
  });
});

describe("places", () => {
  it("are read with the most first; what has no coordinates is left out", () => {
    const places = placesIn({
      points: [
        {
          lat: 43.5,
          lon: 16.4,
          name: "Split",
          count: 2,
          precision: 1,
          href: "/events?place=Split",
        },
        { lat: 45.8, lon: 16, name: "Zagreb", count: 5, precision: 9, href: "javascript:alert(1)" },
        { lat: null, lon: 16, name: "Nowhere" },
        { lat: 95, lon: 16, name: "Beyond" },
        "nonsense",
      ],
    });
    expect(places.map((place) => place.name)).toEqual(["Zagreb", "Split"]);
    expect(places[0]).toMatchObject({ href: null, precision: null });
    expect(places[1]).toMatchObject({ href: "/events?place=Split", precision: 1 });
  });

  it("close to each other are drawn as one, the heaviest leading", () => {
    const found = clustered(
      [
        { x: 0, y: 0 },
        { x: 15, y: 0 },
        { x: 31, y: 0 },
      ],
      20,
    );
    expect(found.map((cluster) => cluster.members)).toEqual([[0, 1], [2]]);
  });

  it("are none lost among many", () => {
    const spots = Array.from({ length: 2000 }, (_, i) => ({
      x: (i * 37) % 900,
      y: (i * 91) % 500,
    }));
    const members = clustered(spots, 20).flatMap((cluster) => cluster.members);
    expect(members.sort((a, b) => a - b)).toEqual(spots.map((_, i) => i));
  });

  it("are told in words", () => {
    const [split] = placesIn([{ lat: 43.5, lon: 16.4, name: "Split", count: 2, precision: 3 }]);
    if (!split) throw new Error("no place");
    expect(described(split, "statement")).toBe("\u2068Split\u2069, district, 2 statements");
    expect(describedAll([split, split, split, split], "claim")).toMatch(
      /^4 places, 8 claims: .* and 1 more$/,
    );
    expect(radiusOf(5, 5)).toBeGreaterThan(radiusOf(2, 5));
  });

  it("are walked to the nearest in a direction", () => {
    const spots = [
      { x: 0, y: 0 },
      { x: 50, y: 5 },
      { x: 20, y: 60 },
      { x: -30, y: 0 },
    ];
    expect(nearest(spots, 0, "right")).toBe(1);
    expect(nearest(spots, 0, "down")).toBe(2);
    expect(nearest(spots, 0, "left")).toBe(3);
    expect(nearest(spots, 2, "down")).toBeNull();
  });

  it("have their names where these cover nothing", () => {
    const taken = [[40, 40, 60, 60] as const, [70, 40, 90, 60] as const];
    expect(sideOf({ x: 50, y: 50 }, "Split", 8, 300, taken, 0)).toMatchObject({ isLeft: true });
    expect(sideOf({ x: 50, y: 50 }, "Split", 8, 300, taken.slice(0, 1), 0)).toMatchObject({
      isLeft: false,
    });
    expect(sideOf({ x: 20, y: 50 }, "Split", 8, 60, [], -1)).toBeNull();
    expect(crosses([0, 0, 2, 2], [2, 0, 4, 2])).toBe(false);
  });
});

describe("outlines", () => {
  const folder = "../src/sayso/web/static/islands/";

  it.each(["110m", "50m"])("at %s have every country, named and found where it lies", (scale) => {
    const parts = partsOf(JSON.parse(readFileSync(`${folder}countries-${scale}.json`, "utf8")));
    const names = new Set(parts.map((part) => part.name));
    expect(names.size).toBeGreaterThan(170);
    const near = parts.filter((part) => isNear(part, new Flat({ ...VIEW, tall: 3 }, 900, 500)));
    expect(near.map((part) => part.name)).toContain("Croatia");
    expect(near.length).toBeLessThan(parts.length / 5);
    const fiji = parts.filter((part) =>
      isNear(part, new Flat({ lon: 180, lat: -17, tall: 5 }, 900, 500)),
    );
    expect(fiji.map((part) => part.name)).toContain("Fiji");
  });
});
