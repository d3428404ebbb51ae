import { describe, expect, it } from "vitest";
import { CodePoints } from "../src/spans/codepoints";
import { type Block, extent, step, trimmed, wordCount, wordsOf } from "../src/spans/steps";

function block(start: number, text: string): Block {
  return { start, points: new CodePoints(text) };
}

/** Every stop from one end to the other. */
function walk(
  blocks: Block[],
  from: number,
  edge: "start" | "end",
  forward: boolean,
  unit: "word" | "character",
): number[] {
  const stops: number[] = [];
  for (let at = from; ; ) {
    const next = step(blocks, at, edge, forward, unit);
    if (next === at) return stops;
    stops.push(next);
    at = next;
    if (stops.length > 10_000) throw new Error("it never ends");
  }
}

describe("steps", () => {
  const said = block(100, "“Nobody was hurt”, 🚢 said.");

  it("move a start between beginnings of words, an end between their ends", () => {
    expect(walk([said], 100, "start", true, "word")).toEqual([101, 108, 112, 121]);
    expect(walk([said], 100, "end", true, "word")).toEqual([107, 111, 116, 125]);
    expect(walk([said], 126, "start", false, "word")).toEqual([121, 112, 108, 101]);
    expect(walk([said], 126, "end", false, "word")).toEqual([125, 116, 111, 107]);
  });

  it("by character never part a letter from its marks, nor a family", () => {
    const text = "e\u0301👩🏽‍✈️x";
    const blocks = [block(0, text)];
    expect(walk(blocks, 0, "end", true, "character")).toEqual([2, 7, 8]);
    expect(walk(blocks, 8, "start", false, "character")).toEqual([7, 2, 0]);
  });

  it("go on in the next paragraph, over what lies between", () => {
    const blocks = [block(0, "one two"), block(9, "three")];
    expect(walk(blocks, 0, "end", true, "word")).toEqual([3, 7, 14]);
    expect(walk(blocks, 14, "start", false, "word")).toEqual([9, 4, 0]);
    expect(walk(blocks, 0, "start", true, "word")).toEqual([4, 9]);
  });

  it("count words in scripts without spaces and from right to left", () => {
    expect(walk([block(0, "قال الوزير")], 0, "end", true, "word")).toEqual([3, 10]);
    expect(walk([block(0, "渡轮搁浅")], 0, "end", true, "word").at(-1)).toBe(4);
  });

  it("get through a very long paragraph", () => {
    const blocks = [block(0, `${"x".repeat(5000)} ${"word ".repeat(200_000)}`)];
    expect(step(blocks, 0, "end", true, "word")).toBe(5000);
    expect(step(blocks, 5001, "end", true, "word")).toBe(5005);
    expect(step(blocks, 900_001, "start", false, "word")).toBe(899_996);
    expect(step(blocks, 4999, "start", false, "word")).toBe(0);
  });

  it("agree with a window of any text cut up whole", () => {
    const text = "Ana’s 3.5 km—walk, «ça va»; don't 🚢 stop. ".repeat(40);
    const blocks = [block(0, text)];
    const points = new CodePoints(text);
    const whole = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].filter(
      (part) => part.isWordLike,
    );
    const starts = whole.map((part) => points.fromUnit(part.index)).filter((at) => at > 0);
    const ends = whole.map((part) => points.fromUnit(part.index + part.segment.length));
    expect(walk(blocks, 0, "start", true, "word")).toEqual(starts);
    expect(walk(blocks, 0, "end", true, "word")).toEqual(ends);
  });
});

describe("stretches", () => {
  const blocks = [block(10, " “Not 🚢 so” "), block(30, "now")];

  it("lose the white space at their ends", () => {
    expect(trimmed(blocks, 10, 22)).toEqual([11, 21]);
    expect(trimmed(blocks, 20, 33)).toEqual([20, 33]);
    expect(trimmed(blocks, 21, 33)).toEqual([30, 33]);
    expect(trimmed(blocks, 10, 11)).toBeNull();
    expect(trimmed(blocks, 23, 29)).toBeNull();
  });

  it("give their words", () => {
    expect(wordsOf(blocks, 12, 17)).toBe("Not 🚢");
    expect(wordsOf(blocks, 18, 33)).toBe("so”  now");
    expect(extent(blocks)).toEqual([10, 33]);
    expect(wordCount("“Not so”, he said")).toBe(4);
  });
});
