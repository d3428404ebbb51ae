import { describe, expect, it } from "vitest";
import { parse, put, room, same, without, write } from "../src/spans/pieces";

describe("pieces", () => {
  it("are read from the form's JSON", () => {
    expect(parse("[[1,4],[9,12]]")).toEqual([
      [1, 4],
      [9, 12],
    ]);
    expect(parse("[]")).toEqual([]);
  });

  it.each([
    "",
    "x",
    "{}",
    "[1,2]",
    "[[1]]",
    "[[4,1]]",
    "[[1,1]]",
    "[[-1,2]]",
    "[[1.5,2]]",
    '[["1",2]]',
  ])("are not read from %j", (json) => expect(parse(json)).toBeNull());

  it("are written in order", () => {
    expect(
      write([
        [9, 12],
        [1, 4],
      ]),
    ).toBe("[[1,4],[9,12]]");
  });

  it("give way to one put over them", () => {
    expect(put([[0, 10]], null, [3, 5])).toEqual([
      [0, 3],
      [3, 5],
      [5, 10],
    ]);
    expect(
      put(
        [
          [0, 4],
          [6, 9],
        ],
        1,
        [2, 8],
      ),
    ).toEqual([
      [0, 2],
      [2, 8],
    ]);
    expect(put([[3, 5]], null, [0, 10])).toEqual([[0, 10]]);
  });

  it("grow up to their neighbours", () => {
    const pieces = [
      [0, 4],
      [6, 9],
      [12, 15],
    ] as const;
    expect(room(pieces, 1, [0, 100])).toEqual([4, 12]);
    expect(room(pieces, 0, [0, 100])).toEqual([0, 6]);
    expect(room(pieces, 2, [0, 100])).toEqual([9, 100]);
  });

  it("are taken out, and compared", () => {
    expect(without([[0, 4]], 0)).toEqual([]);
    expect(same([[0, 4]], [[0, 4]])).toBe(true);
    expect(same([[0, 4]], [[0, 5]])).toBe(false);
  });
});
