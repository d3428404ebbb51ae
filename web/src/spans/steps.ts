/** Steps through text by character and by word, in any script (UAX 29, by `Intl.Segmenter`). */

import type { CodePoints } from "./codepoints";
import type { Piece } from "./pieces";

/** A paragraph: where it begins in the document, and its text. */
export interface Block {
  readonly start: number;
  readonly points: CodePoints;
}

export type Edge = "start" | "end";
export type Unit = "word" | "character";

const WINDOW = 240;
/** Units looked at on either side: a paragraph of ten million characters is not cut up whole. */

const NEVER_WITHIN = 40;
/** Units at the rim of a window whose bounds aren't trusted: a word may go on outside. */

const segmenters = new Map<Unit, Intl.Segmenter>();

function segmenter(unit: Unit): Intl.Segmenter {
  let found = segmenters.get(unit);
  if (!found) {
    found = new Intl.Segmenter(undefined, { granularity: unit === "word" ? "word" : "grapheme" });
    segmenters.set(unit, found);
  }
  return found;
}

/**
 * Returns where an edge of a piece gets to by one step, in code points of the document.
 *
 * By word, a start moves between beginnings of words and an end between their ends, so that
 * quotation marks and full stops are left out; by character, both move by what a reader sees as
 * one (a letter with its marks, a flag). From the end of a paragraph the step goes on in the next.
 * At either end of the text it stays.
 */
export function step(
  blocks: readonly Block[],
  at: number,
  edge: Edge,
  forward: boolean,
  unit: Unit,
): number {
  const order = forward ? blocks : [...blocks].reverse();
  for (const block of order) {
    const end = block.start + block.points.length;
    if (forward ? end <= at : block.start >= at) continue;
    const found = within(block, at, edge, forward, unit);
    if (found !== null) return found;
  }
  return at;
}

function within(block: Block, at: number, edge: Edge, forward: boolean, unit: Unit): number | null {
  const { points, start } = block;
  const text = points.text;
  const inside = Math.min(Math.max(at - start, 0), points.length);
  const outside = at < start || at > start + points.length;
  const from = points.toUnit(inside);
  for (let width = WINDOW; ; width *= 8) {
    const low = whole(text, Math.max(0, from - (forward ? NEVER_WITHIN * 2 : width)));
    const high = whole(text, Math.min(text.length, from + (forward ? width : NEVER_WITHIN * 2)));
    const bounds = boundsIn(text.slice(low, high), edge, unit).map((bound) => bound + low);
    const sure = bounds.filter((bound) => {
      const isLow = low === 0 || bound >= low + NEVER_WITHIN;
      return isLow && (high === text.length || bound <= high - NEVER_WITHIN);
    });
    const next = forward
      ? sure.find((bound) => (outside ? bound >= from : bound > from))
      : sure.reverse().find((bound) => (outside ? bound <= from : bound < from));
    if (next !== undefined) return start + points.fromUnit(next);
    if (low === 0 && high === text.length) return null;
    if (forward ? high === text.length : low === 0) return null;
  }
}

function boundsIn(text: string, edge: Edge, unit: Unit): number[] {
  const found: number[] = [];
  for (const part of segmenter(unit).segment(text)) {
    if (unit === "word" && !part.isWordLike) continue;
    found.push(edge === "start" ? part.index : part.index + part.segment.length);
  }
  return found;
}

/** Returns the unit moved out of a pair. */
function whole(text: string, unit: number): number {
  const code = text.charCodeAt(unit);
  return code >= 0xdc00 && code <= 0xdfff && unit > 0 ? unit - 1 : unit;
}

/** Returns the whole extent of the text. */
export function extent(blocks: readonly Block[]): Piece {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const block of blocks) {
    low = Math.min(low, block.start);
    high = Math.max(high, block.start + block.points.length);
  }
  return [Number.isFinite(low) ? low : 0, high];
}

/** Returns the words of a stretch; paragraphs are parted by a space. */
export function wordsOf(blocks: readonly Block[], start: number, end: number): string {
  const parts: string[] = [];
  for (const block of blocks) {
    const from = Math.max(start, block.start) - block.start;
    const to = Math.min(end, block.start + block.points.length) - block.start;
    if (from < to) parts.push(block.points.slice(from, to));
  }
  return parts.join(" ");
}

/** Returns a stretch without the white space at its ends, or null where nothing else is left. */
export function trimmed(blocks: readonly Block[], start: number, end: number): Piece | null {
  const inside = blocks.filter((b) => b.start < end && b.start + b.points.length > start);
  let first: number | null = null;
  let last: number | null = null;
  for (const block of inside) {
    const from = Math.max(start - block.start, 0);
    const text = block.points.slice(from, end - block.start);
    const begin = text.search(/\S/u);
    if (begin < 0) continue;
    const base = block.points.toUnit(from);
    first ??= block.start + block.points.fromUnit(base + begin);
    last = block.start + block.points.fromUnit(base + text.trimEnd().length);
  }
  return first === null || last === null || last <= first ? null : [first, last];
}

/** Returns how many words a stretch has. */
export function wordCount(text: string): number {
  let count = 0;
  for (const part of segmenter("word").segment(text)) if (part.isWordLike) count += 1;
  return count;
}
