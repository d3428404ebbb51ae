import { describe, expect, it } from "vitest";
import { CodePoints } from "../src/spans/codepoints";

const MIXED = "a🚢b👩🏽‍✈️e\u0301 قال 𝔘x";

/** The same by the book: code points counted one after the other. */
function byHand(text: string, point: number): number {
  return [...text].slice(0, point).join("").length;
}

describe("offsets in code points", () => {
  it.each(["", "plain", MIXED, "🚢", "🚢🚢", "e\u0301e\u0301"])("hold both ways in %j", (text) => {
    const points = new CodePoints(text);
    const whole = [...text];
    expect(points.length).toBe(whole.length);
    for (let point = 0; point <= whole.length; point += 1) {
      expect(points.toUnit(point)).toBe(byHand(text, point));
      expect(points.fromUnit(byHand(text, point))).toBe(point);
    }
  });

  it("hold far into a long text, on both sides of every row of the table", () => {
    const text = "ab🚢c".repeat(3000);
    const points = new CodePoints(text);
    expect(points.length).toBe(12_000);
    for (const point of [0, 1, 511, 512, 513, 1023, 1024, 1025, 5119, 5120, 11_999, 12_000]) {
      expect(points.toUnit(point)).toBe(byHand(text, point));
      expect(points.fromUnit(byHand(text, point))).toBe(point);
    }
  });

  it("take the middle of a pair for its beginning", () => {
    expect(new CodePoints("a🚢b").fromUnit(2)).toBe(1);
  });

  it("stop at the ends", () => {
    const points = new CodePoints("a🚢");
    expect(points.toUnit(9)).toBe(3);
    expect(points.toUnit(-1)).toBe(0);
    expect(points.fromUnit(9)).toBe(2);
  });

  it("count combining marks by themselves", () => {
    expect(new CodePoints("cafe\u0301").length).toBe(5);
    expect(new CodePoints("cafe\u0301").slice(3, 4)).toBe("e");
  });

  it("slice by code points", () => {
    expect(new CodePoints(MIXED).slice(1, 3)).toBe("🚢b");
  });
});
