/**
 * The map's projection: equirectangular, with the middle of the view as standard parallel, as in
 * the drawing that the server makes.
 */

import { type GeoProjection, geoProjection } from "d3-geo";

/** What is in view: the middle, and how many degrees of latitude are seen. */
export interface View {
  readonly lon: number;
  readonly lat: number;
  readonly tall: number;
}

export const LEAST = 1.5;
/** Degrees of latitude: closer up, outlines of 1:50m would look like facts. */
const MOST = 170;
const KM_A_DEGREE = 111.2;
const LEAST_SQUEEZE = 0.2;

export class Flat {
  /** Pixels for a degree of latitude. */
  readonly scale: number;
  /** Degrees of longitude that are as wide as one of latitude, inverted. */
  readonly squeeze: number;

  constructor(
    readonly view: View,
    readonly width: number,
    readonly height: number,
  ) {
    this.scale = height / view.tall;
    this.squeeze = Math.max(LEAST_SQUEEZE, Math.cos((view.lat * Math.PI) / 180));
  }

  /** Returns the pixel of a place, on the side of the world nearest to the middle. */
  place(lon: number, lat: number): { x: number; y: number } {
    const east = turned(lon - this.view.lon);
    return {
      x: this.width / 2 + east * this.squeeze * this.scale,
      y: this.height / 2 + (this.view.lat - lat) * this.scale,
    };
  }

  /** Returns the longitude and latitude under a pixel. */
  under(x: number, y: number): { lon: number; lat: number } {
    return {
      lon: this.view.lon + (x - this.width / 2) / this.scale / this.squeeze,
      lat: this.view.lat - (y - this.height / 2) / this.scale,
    };
  }

  /** Degrees of longitude in view. */
  get wide(): number {
    return this.width / this.scale / this.squeeze;
  }

  /** Returns the view moved by pixels. */
  panned(dx: number, dy: number): View {
    return kept(
      {
        lon: this.view.lon - dx / this.scale / this.squeeze,
        lat: this.view.lat + dy / this.scale,
        tall: this.view.tall,
      },
      this.width,
      this.height,
    );
  }

  /** Returns the view zoomed about a pixel. */
  zoomed(factor: number, x: number, y: number): View {
    const under = this.under(x, y);
    const tall = Math.min(Math.max(this.view.tall / factor, LEAST), MOST);
    const share = tall / this.view.tall;
    return kept(
      {
        lon: under.lon + (this.view.lon - under.lon) * share,
        lat: under.lat + (this.view.lat - under.lat) * share,
        tall,
      },
      this.width,
      this.height,
    );
  }

  /** Returns the same projection for d3's paths. */
  get projection(): GeoProjection {
    const { squeeze } = this;
    const edge = 4;
    return geoProjection((lon, lat) => [lon * squeeze, lat])
      .rotate([-this.view.lon, 0])
      .center([0, this.view.lat])
      .scale((this.scale * 180) / Math.PI)
      .translate([this.width / 2, this.height / 2])
      .precision(0)
      .clipExtent([
        [-edge, -edge],
        [this.width + edge, this.height + edge],
      ]);
  }

  /** Returns a round length in kilometres and its pixels, for the bar. */
  bar(): { words: string; width: number } {
    const most = Math.min(this.width / 4, 180);
    const lengths = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5];
    const km = lengths.find((n) => (n / KM_A_DEGREE) * this.scale <= most) ?? 5;
    return { words: `${km.toLocaleString("en")} km`, width: (km / KM_A_DEGREE) * this.scale };
  }
}

/** Returns a view that leaves neither the poles nor the range of zooms. */
export function kept(view: View, width: number, height: number): View {
  const squeeze = Math.max(LEAST_SQUEEZE, Math.cos((view.lat * Math.PI) / 180));
  const all = (360 * squeeze * height) / width;
  const tall = Math.min(Math.max(view.tall, LEAST), MOST, Math.max(all, LEAST));
  const most = Math.max(0, 88 - tall / 2);
  return { lon: turned(view.lon), lat: Math.min(Math.max(view.lat, -most), most), tall };
}

/** Returns the view that shows all places, with room around them. */
export function around(
  places: readonly { lon: number; lat: number }[],
  width: number,
  height: number,
  least = 3,
): View {
  if (places.length === 0) return kept({ lon: 0, lat: 15, tall: MOST }, width, height);
  const middle = middleOf(places.map((place) => place.lon));
  let west = 180;
  let east = -180;
  let south = 90;
  let north = -90;
  for (const { lon, lat } of places) {
    const off = turned(lon - middle);
    west = Math.min(west, off);
    east = Math.max(east, off);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const lat = (south + north) / 2;
  const squeeze = Math.max(LEAST_SQUEEZE, Math.cos((lat * Math.PI) / 180));
  const tall = Math.max((north - south) * 1.5, least);
  const wide = ((east - west) * 1.4 * squeeze * height) / width;
  return kept({ lon: middle + (west + east) / 2, lat, tall: Math.max(tall, wide) }, width, height);
}

/** Returns the middle of the shortest arc that holds all longitudes. */
export function middleOf(longitudes: readonly number[]): number {
  const sorted = [...new Set(longitudes.map((lon) => ((lon % 360) + 360) % 360))].sort(
    (a, b) => a - b,
  );
  let gap = -1;
  let start = 0;
  for (const [index, lon] of sorted.entries()) {
    const next = sorted[(index + 1) % sorted.length] ?? lon;
    const size = (((next - lon) % 360) + 360) % 360 || 360;
    if (size > gap) {
      gap = size;
      start = next;
    }
  }
  return turned(start + (360 - gap) / 2);
}

/** Returns a difference of longitudes within half a turn. */
export function turned(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}
