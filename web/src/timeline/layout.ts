/** Where things stand on the timeline: each by itself in lanes, or counted where too many. */

import { listed, ownAddress } from "../shared/island";
import { after, floor, STEPS, type Step, type Stretch, stretch } from "./days";
import { shapeOf } from "./shapes";

export interface Item {
  readonly at: Stretch;
  readonly label: string;
  readonly href: string | null;
  readonly kind: string;
}

/** The days in view, the second left out. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface Laid {
  readonly item: Item;
  readonly x1: number;
  readonly x2: number;
  readonly lane: number;
  readonly openLeft: boolean;
  readonly openRight: boolean;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly step: Step;
  readonly items: Item[];
}

export const LANES = 14;
const LETTER = 6.9;
/** Mean width of a letter at the size of labels, in pixels. */
const MOST_LETTERS = 42;
const OPEN = 90;
/** Pixels drawn of a stretch whose beginning or end isn't known. */
const NEAR = 240;
/** Days that are shown in full, however they lie: longer lines press days together. */
const BIN = 18;
/** Least width of a bin: what can still be pressed. */

/** Returns the dated items of the island's data, in order of time, and how many have no date. */
export function itemsIn(value: unknown): { items: Item[]; undated: number } {
  const items: Item[] = [];
  let undated = 0;
  for (const raw of listed(value, "items")) {
    const at = stretch(raw["start"], raw["end"]);
    if (!at) {
      undated += 1;
      continue;
    }
    items.push({
      at,
      label: typeof raw["label"] === "string" ? raw["label"] : "",
      href: ownAddress(raw["href"]),
      kind: typeof raw["kind"] === "string" && raw["kind"] ? raw["kind"] : "statement",
    });
  }
  items.sort((one, other) => startOf(one) - startOf(other) || endOf(one) - endOf(other));
  return { items, undated };
}

export function startOf(item: Item): number {
  return item.at.first ?? (item.at.last ?? 1) - 1;
}

export function endOf(item: Item): number {
  return item.at.last ?? (item.at.first ?? 0) + 1;
}

/** Returns the window that shows all items, with room at the ends. */
export function around(items: readonly Item[], least = 7): Window {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    from = Math.min(from, startOf(item));
    to = Math.max(to, endOf(item));
  }
  if (!Number.isFinite(from)) return { from: 0, to: least };
  const days = Math.max(to - from, least);
  const middle = (from + to) / 2;
  return { from: middle - days * 0.54, to: middle + days * 0.54 };
}

/**
 * Returns the window to begin with: all, but for what lies far off at either end.
 *
 * A tenth of the items at most are left out, and only those behind a gap of more than half of the
 * time, which would press the rest together.
 */
export function opening(items: readonly Item[]): Window {
  let first = 0;
  let last = items.length - 1;
  for (
    let spare = Math.floor(items.length / 10) || Number(items.length > 4);
    spare > 0;
    spare -= 1
  ) {
    const [low, next, before, high] = [
      items[first],
      items[first + 1],
      items[last - 1],
      items[last],
    ];
    if (!low || !next || !before || !high || last - first < 3) break;
    const whole = startOf(high) - startOf(low);
    const head = startOf(next) - startOf(low);
    const tail = startOf(high) - startOf(before);
    if (whole < NEAR || Math.max(head, tail) < whole / 2) break;
    if (head >= tail) first += 1;
    else last -= 1;
  }
  return around(items.slice(first, last + 1));
}

export function xOf(day: number, window: Window, width: number): number {
  return ((day - window.from) / (window.to - window.from)) * width;
}

/** Returns how much room an item's words take. */
export function wordsWidth(item: Item): number {
  return Math.min([...item.label].length, MOST_LETTERS) * LETTER + 14;
}

export { MOST_LETTERS };

/** Returns the items that can be seen in a window, in lanes; null where they don't fit. */
export function lanes(items: readonly Item[], window: Window, width: number): Laid[] | null {
  const free: number[] = [];
  const laid: Laid[] = [];
  for (const item of items) {
    const start = item.at.first ?? Number.NEGATIVE_INFINITY;
    const end = item.at.last ?? Number.POSITIVE_INFINITY;
    if (end <= window.from || start >= window.to) continue;
    let left = xOf(startOf(item), window, width);
    let right = xOf(endOf(item), window, width);
    if (item.at.first === null) left = Math.max(right - OPEN, Math.min(right, 10));
    if (item.at.last === null) right = Math.min(left + OPEN, Math.max(left, width - 10));
    const x1 = Math.max(left, 10);
    const x2 = Math.max(Math.min(right, width - 10), x1);
    const words = wordsWidth(item);
    const isTight = x1 + words > width;
    const from = isTight ? Math.min(x1, x2 - words) - 10 : x1 - 10;
    const to = isTight ? x2 + 10 : Math.max(x2, x1 + words) + 10;
    let lane = free.findIndex((edge) => edge <= from);
    if (lane < 0) lane = free.length;
    if (lane >= LANES) return null;
    free[lane] = to;
    laid.push({
      item,
      x1,
      x2,
      lane,
      openLeft: item.at.first === null || left < 0,
      openRight: item.at.last === null || right > width,
    });
  }
  return laid;
}

/** Returns the items counted by the shortest step that is wide enough to press. */
export function bins(items: readonly Item[], window: Window, width: number): Bin[] {
  const days = window.to - window.from;
  const step = STEPS.find((s) => (s.days / days) * width >= BIN)?.name ?? "century";
  const found = new Map<number, Bin>();
  for (const item of items) {
    const day = startOf(item);
    if (day < window.from || day >= window.to) continue;
    const from = floor(day, step);
    let bin = found.get(from);
    if (!bin) {
      bin = { from, to: after(from, step), step, items: [] };
      found.set(from, bin);
    }
    bin.items.push(item);
  }
  return [...found.values()].sort((one, other) => one.from - other.from);
}

/** Returns the days on the scale: as many as have room. */
export function ticks(window: Window, width: number): { day: number; step: Step }[] {
  const days = window.to - window.from;
  const step = STEPS.find((s) => (s.days / days) * width >= 64)?.name ?? "century";
  const found: { day: number; step: Step }[] = [];
  for (let day = after(window.from, step); day < window.to; day = after(day, step)) {
    found.push({ day, step });
    if (found.length > 200) break;
  }
  return found;
}

/** Returns how many items there are of each kind that has a shape. */
export function kindsOf(items: readonly Item[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const item of items) {
    const kind = shapeOf(item.kind);
    found.set(kind, (found.get(kind) ?? 0) + 1);
  }
  return found;
}
