/** The pieces of text that an evidence span is made of: in order, apart from each other. */

/** First code point and the one after the last. */
export type Piece = readonly [start: number, end: number];

/** Returns the pieces in a hidden field's JSON, or null where it holds none. */
export function parse(json: string): Piece[] | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (!Array.isArray(value)) return null;
  const found: Piece[] = [];
  for (const pair of value) {
    if (!Array.isArray(pair) || pair.length !== 2) return null;
    const [start, end] = pair as unknown[];
    if (!Number.isInteger(start) || !Number.isInteger(end)) return null;
    if ((start as number) < 0 || (end as number) <= (start as number)) return null;
    found.push([start as number, end as number]);
  }
  return found;
}

export function write(pieces: readonly Piece[]): string {
  return JSON.stringify(inOrder(pieces));
}

export function inOrder(pieces: readonly Piece[]): Piece[] {
  return [...pieces].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

/**
 * Returns the pieces with one put in, and the rest cut back to what it leaves of them.
 *
 * @param place The piece it stands for, or null for one more.
 */
export function put(pieces: readonly Piece[], place: number | null, piece: Piece): Piece[] {
  const rest: Piece[] = [];
  for (const [index, [start, end]] of pieces.entries()) {
    if (index === place) continue;
    if (start < piece[0]) rest.push([start, Math.min(end, piece[0])]);
    if (end > piece[1]) rest.push([Math.max(start, piece[1]), end]);
  }
  return inOrder([...rest, piece]);
}

/** Returns the pieces without one. */
export function without(pieces: readonly Piece[], place: number): Piece[] {
  return pieces.filter((_, index) => index !== place);
}

/** Returns how far a piece may grow before it meets its neighbours. */
export function room(pieces: readonly Piece[], place: number, whole: Piece): Piece {
  return [pieces[place - 1]?.[1] ?? whole[0], pieces[place + 1]?.[0] ?? whole[1]];
}

export function same(one: readonly Piece[], other: readonly Piece[]): boolean {
  return write(one) === write(other);
}
