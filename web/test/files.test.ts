import { describe, expect, it } from "vitest";
import { bytes, merged, refused } from "../src/drop/files";

const one = { name: "a.txt", size: 10, lastModified: 1 };

describe("files", () => {
  it("are listed once", () => {
    expect(merged([one], [{ ...one }, { ...one, name: "b.txt" }])).toHaveLength(2);
  });

  it("are refused when empty or over the limit", () => {
    expect(refused(one, 10)).toBeNull();
    expect(refused(one, 9)).toBe("is over the limit of 9 bytes.");
    expect(refused({ ...one, size: 0 }, 9)).toBe("is empty.");
  });

  it("have sizes in words", () => {
    expect([999, 1500, 25_000, 2_500_000, 50_000_000].map(bytes)).toEqual([
      "999 bytes",
      "1.5 kB",
      "25 kB",
      "2.5 MB",
      "50 MB",
    ]);
  });
});
