/** Outlines of countries: Natural Earth by world-atlas, in two scales, from this site. */

import { geoBounds } from "d3-geo";
import type { Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { fetched } from "../shared/island";
import type { Flat } from "./flat";
import { turned } from "./flat";

/** A part of a country in one piece. */
export interface Part {
  readonly name: string;
  readonly shape: Polygon;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

export type Scale = "110m" | "50m";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const loaded = new Map<Scale, Promise<Part[]>>();

/** Returns the scale for a view: fine outlines are fetched once they can be seen. */
export function scaleFor(flat: Flat): Scale {
  return flat.wide > 75 ? "110m" : "50m";
}

/** Returns the outlines at a scale; each file is fetched once a page. */
export function outlines(scale: Scale, base: string): Promise<Part[]> {
  let found = loaded.get(scale);
  if (!found) {
    found = fetched(new URL(`countries-${scale}.json`, base).href).then((world) =>
      partsOf(world as World),
    );
    found.catch(() => loaded.delete(scale));
    loaded.set(scale, found);
  }
  return found;
}

/** Returns the countries' parts with the box that each lies in. */
export function partsOf(world: World): Part[] {
  const parts: Part[] = [];
  for (const country of feature(world, world.objects.countries).features) {
    const { geometry } = country;
    const polygons =
      geometry.type === "Polygon"
        ? [geometry.coordinates]
        : geometry.type === "MultiPolygon"
          ? geometry.coordinates
          : [];
    for (const coordinates of polygons) {
      const shape: Polygon = { type: "Polygon", coordinates };
      const [[west, south], [east, north]] = geoBounds(shape);
      parts.push({ name: country.properties.name, shape, west, east, south, north });
    }
  }
  return parts;
}

/** Returns whether a part may reach into the view. */
export function isNear(part: Part, flat: Flat): boolean {
  const { lon, lat, tall } = flat.view;
  if (part.south > lat + tall / 2 || part.north < lat - tall / 2) return false;
  const wide = (part.east - part.west + 360) % 360 || 360;
  if (wide >= 180) return true;
  const middle = part.west + wide / 2;
  return Math.abs(turned(middle - lon)) <= (wide + flat.wide) / 2 + 0.5;
}
