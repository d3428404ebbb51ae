/** The places on the map, and which of them are drawn as one. */

import { counted, isolated } from "../shared/dom";
import { isRecord, listed, ownAddress } from "../shared/island";

export interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly name: string;
  readonly count: number;
  /** UCDP's `where_prec`, 1 (exact) to 7. */
  readonly precision: number | null;
  readonly href: string | null;
}

/** Places that stand too close to be told apart at this zoom. */
export interface Cluster {
  readonly x: number;
  readonly y: number;
  /** Indices of its places, the one with most first. */
  readonly members: number[];
}

const WORDS: Readonly<Record<number, string>> = {
  1: "exact place",
  2: "near the place",
  3: "district",
  4: "province",
  5: "line or area",
  6: "country",
  7: "sea or air",
};
const RADIUS: Readonly<Record<number, number>> = { 1: 0, 2: 13, 3: 18, 4: 28, 5: 22, 6: 38, 7: 44 };
/** Radius of the circle around a point: the less exact, the larger. */

/** Returns the places in the island's data that have coordinates. */
export function placesIn(value: unknown): Place[] {
  const found: Place[] = [];
  for (const point of listed(value, "points")) {
    const lat = number(point["lat"]);
    const lon = number(point["lon"]);
    if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) continue;
    const precision = number(point["precision"]);
    found.push({
      lat,
      lon,
      name: typeof point["name"] === "string" ? point["name"] : "",
      count: Math.max(1, number(point["count"]) ?? 1),
      precision: precision !== null && precision in WORDS ? precision : null,
      href: ownAddress(point["href"]),
    });
  }
  return found.sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

export function spreadOf(place: Place): number {
  return RADIUS[place.precision ?? 0] ?? 0;
}

/** Returns the radius of a dot: its area follows the count. */
export function radiusOf(count: number, most: number): number {
  return 4.5 + 8 * Math.sqrt((count - 1) / Math.max(most - 1, 1));
}

/** Returns what is said of a place: its name, how exact it is, and how much was said there. */
export function described(place: Place, noun: string): string {
  const exact = WORDS[place.precision ?? 0] ?? "precision not known";
  return `${isolated(place.name)}, ${exact}, ${counted(place.count, noun)}`;
}

export function describedAll(places: readonly Place[], noun: string): string {
  const total = places.reduce((sum, place) => sum + place.count, 0);
  const names = places.slice(0, 3).map((place) => isolated(place.name));
  const rest = places.length - names.length;
  const tail = rest > 0 ? ` and ${rest} more` : "";
  return `${counted(places.length, "place")}, ${counted(total, noun)}: ${names.join(", ")}${tail}`;
}

/**
 * Returns groups of places: those closer than *apart* pixels to another are drawn as one.
 *
 * @param spots Where each place is, in pixels. Places come with the most first, and each joins the
 *   first group whose leading place is close.
 */
export function clustered(spots: readonly { x: number; y: number }[], apart: number): Cluster[] {
  const cells = new Map<string, Cluster[]>();
  const found: Cluster[] = [];
  for (const [index, spot] of spots.entries()) {
    const column = Math.floor(spot.x / apart);
    const row = Math.floor(spot.y / apart);
    let home: Cluster | null = null;
    for (let dx = -1; dx <= 1 && !home; dx += 1)
      for (let dy = -1; dy <= 1 && !home; dy += 1)
        home =
          cells
            .get(`${column + dx} ${row + dy}`)
            ?.find((c) => Math.hypot(c.x - spot.x, c.y - spot.y) < apart) ?? null;
    if (home) {
      home.members.push(index);
      continue;
    }
    const made: Cluster = { x: spot.x, y: spot.y, members: [index] };
    found.push(made);
    const cell = `${column} ${row}`;
    const others = cells.get(cell);
    if (others) others.push(made);
    else cells.set(cell, [made]);
  }
  return found;
}

/** Returns the noun for what is counted, as the page names it. */
export function nounOf(element: HTMLElement, value: unknown): string {
  const given = isRecord(value) && typeof value["noun"] === "string" ? value["noun"] : null;
  return element.dataset["noun"] ?? given ?? "statement";
}
