/** Where names stand on the map, so that none covers another or a point. */

export type Box = readonly [left: number, top: number, right: number, bottom: number];

const LETTER = 7.4;
/** Mean width of a letter at the size of place names, in pixels. */

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Returns the box of a point. */
export function about({ x, y }: Spot): Box {
  return [x - 10, y - 10, x + 10, y + 10];
}

export function crosses(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

/**
 * Returns the side of a point on which its name covers nothing, right before left, or null.
 *
 * @param own Index of the point's own box among those taken.
 */
export function sideOf(
  spot: Spot,
  name: string,
  gap: number,
  width: number,
  taken: readonly Box[],
  own: number,
): { isLeft: boolean; box: Box } | null {
  const wide = [...name].length * LETTER + 4;
  for (const isLeft of [false, true]) {
    const x = isLeft ? spot.x - gap - wide : spot.x + gap;
    const box: Box = [x, spot.y - 9, x + wide, spot.y + 9];
    if (x < 0 || box[2] > width) continue;
    if (!taken.some((other, index) => index !== own && crosses(other, box))) return { isLeft, box };
  }
  return null;
}
