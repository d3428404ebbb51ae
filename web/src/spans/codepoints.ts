/**
 * Offsets in code points, as sayso counts them, over a string that scripts count in UTF-16 units.
 *
 * A character beyond U+FFFF is one code point and two units; combining marks are code points of
 * their own. Both directions take constant time: a table holds the unit of every 512th code point.
 */

const STEP = 512;
const PAIRS = /[\ud800-\udfff]/;

export class CodePoints {
  readonly text: string;
  /** Code points in the text. */
  readonly length: number;
  private readonly table: number[] | null;

  constructor(text: string) {
    this.text = text;
    if (!PAIRS.test(text)) {
      this.table = null;
      this.length = text.length;
      return;
    }
    const table = [0];
    let count = 0;
    for (let unit = 0; unit < text.length; unit += widthAt(text, unit)) {
      if (count > 0 && count % STEP === 0) table.push(unit);
      count += 1;
    }
    this.table = table;
    this.length = count;
  }

  /** Returns the unit at which a code point begins; offsets outside are moved to the ends. */
  toUnit(point: number): number {
    const wanted = Math.min(Math.max(0, point), this.length);
    if (!this.table) return wanted;
    const row = Math.min(Math.floor(wanted / STEP), this.table.length - 1);
    let unit = this.table[row] ?? 0;
    for (let left = wanted - row * STEP; left > 0; left -= 1) unit += widthAt(this.text, unit);
    return unit;
  }

  /** Returns the code point that a unit lies in; within a pair that is the pair's own. */
  fromUnit(unit: number): number {
    const wanted = Math.min(Math.max(0, unit), this.text.length);
    if (!this.table) return wanted;
    let low = 0;
    let high = this.table.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.table[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    let at = this.table[low] ?? 0;
    let point = low * STEP;
    while (at < wanted) {
      at += widthAt(this.text, at);
      if (at > wanted) break;
      point += 1;
    }
    return point;
  }

  /** Returns the text between two code points. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnit(start), this.toUnit(end));
  }
}

function widthAt(text: string, unit: number): number {
  const code = text.codePointAt(unit);
  return code !== undefined && code > 0xffff ? 2 : 1;
}
