import { describe, expect, it } from "vitest";
import {
  after,
  dayOf,
  floor,
  STEPS,
  stepWords,
  stretch,
  tickWords,
  words,
} from "../src/timeline/days";
import {
  around,
  bins,
  itemsIn,
  kindsOf,
  LANES,
  lanes,
  opening,
  ticks,
  xOf,
} from "../src/timeline/layout";

describe("dates", () => {
  it("cover the days they say", () => {
    const may = dayOf(2031, 4, 3);
    expect(stretch("2031-05-03")).toEqual({ first: may, last: may + 1, vague: false });
    expect(stretch("2031-05-03T22:10:00Z")).toEqual({ first: may, last: may + 1, vague: false });
    expect(stretch("2031-05~")).toEqual({
      first: dayOf(2031, 4, 1),
      last: dayOf(2031, 5, 1),
      vague: true,
    });
    expect(stretch("2031")).toEqual({
      first: dayOf(2031, 0, 1),
      last: dayOf(2032, 0, 1),
      vague: false,
    });
    expect(stretch("2031-05-03/2031-05-09")).toEqual({ first: may, last: may + 7, vague: false });
    expect(stretch("2031-05-03", "2031-05-09")).toEqual({
      first: may,
      last: may + 7,
      vague: false,
    });
    expect(stretch("2031-05-03/..")).toEqual({ first: may, last: null, vague: false });
    expect(stretch(null, "2031-05-03")).toEqual({ first: null, last: may + 1, vague: false });
    expect(stretch("2031-05-03", null)).toEqual({ first: may, last: may + 1, vague: false });
  });

  it.each(["", "soon", "2031-13", "2031-02-30", "31-05-03", "../.."])("none in %j", (text) =>
    expect(stretch(text)).toBeNull(),
  );

  it("reach back before the year 100", () => {
    expect(words(stretch("0044-03-15")?.first ?? 0)).toBe("15 March 44");
  });

  it("fall into steps that join without gaps", () => {
    for (const { name } of STEPS) {
      let day = floor(dayOf(2030, 10, 20), name);
      for (let count = 0; count < 30; count += 1) {
        const next = after(day, name);
        expect(next).toBeGreaterThan(day);
        expect(floor(next - 1, name)).toBe(day);
        expect(floor(next, name)).toBe(next);
        day = next;
      }
    }
  });

  it("are told in words", () => {
    expect(stepWords(floor(dayOf(2031, 4, 3), "week"), "week")).toBe("week of 28 April 2031");
    expect(stepWords(dayOf(2031, 3, 1), "quarter")).toBe("April to June 2031");
    expect(tickWords(dayOf(2031, 0, 1), "month")).toBe("2031");
    expect(tickWords(dayOf(2031, 4, 1), "month")).toBe("May");
  });
});

describe("the line", () => {
  const { items, undated } = itemsIn({
    items: [
      { start: "2031-05-09", label: "c", kind: "event" },
      { start: "2031-05-03", end: "2031-05-05", label: "a", href: "/events/1" },
      { start: "2031-05-03", label: "b", href: "https://elsewhere.example/" },
      { start: "unknown", label: "d" },
    ],
  });

  it("is in order of time; what has no date is counted", () => {
    expect(items.map((item) => item.label)).toEqual(["b", "a", "c"]);
    expect(undated).toBe(1);
    expect(items.map((item) => item.href)).toEqual([null, "/events/1", null]);
  });

  it("shows everything at first", () => {
    const window = around(items);
    for (const item of items) {
      expect(xOf(item.at.first ?? 0, window, 900)).toBeGreaterThan(0);
      expect(xOf(item.at.last ?? 0, window, 900)).toBeLessThan(900);
    }
  });

  it("begins without what lies years off, and with everything else", () => {
    const days = [
      "2026-07-13",
      "2031-05-03",
      "2031-05-04",
      "2031-05-05",
      "2031-05-06",
      "2031-05-09",
    ];
    const told = itemsIn(days.map((start) => ({ start, label: start }))).items;
    expect(opening(told).from).toBeGreaterThan(dayOf(2031, 3, 1));
    expect(opening(told).to).toBeGreaterThan(dayOf(2031, 4, 9));
    const spread = itemsIn(
      ["2026-01-01", "2027-01-01", "2028-01-01", "2029-01-01", "2030-01-01"].map((start) => ({
        start,
      })),
    ).items;
    expect(opening(spread)).toEqual(around(spread));
    expect(opening(items)).toEqual(around(items));
    expect(opening([])).toEqual(around([]));
  });

  it("draws classes of events as events", () => {
    const told = itemsIn([
      { start: "2031-05-03", kind: "accident" },
      { start: "2031-05-03", kind: "event" },
      { start: "2031-05-03", kind: "toString" },
      { start: "2031-05-03", kind: "claim" },
    ]).items;
    expect([...kindsOf(told)]).toEqual([
      ["event", 3],
      ["claim", 1],
    ]);
  });

  it("puts what overlaps into lanes, and leaves out what isn't in view", () => {
    const laid = lanes(items, around(items), 900);
    expect(laid?.map(({ lane }) => lane)).toEqual([0, 1, 0]);
    const early = { from: dayOf(2031, 4, 1), to: dayOf(2031, 4, 5) };
    expect(lanes(items, early, 900)?.map(({ item }) => item.label)).toEqual(["b", "a"]);
    expect(lanes(items, early, 900)?.[1]?.openRight).toBe(true);
  });

  it("counts where there is too much, and loses none", () => {
    const many = itemsIn(
      Array.from({ length: 500 }, (_, i) => ({
        start: `2031-0${1 + (i % 9)}-1${i % 10}`,
        label: "x",
      })),
    ).items;
    const window = around(many);
    expect(lanes(many, window, 900)).toBeNull();
    const found = bins(many, window, 900);
    expect(found.reduce((sum, bin) => sum + bin.items.length, 0)).toBe(500);
    expect(new Set(found.map((bin) => bin.step)).size).toBe(1);
    expect(LANES).toBeLessThan(500);
  });

  it("has as many dates as there is room for", () => {
    const window = around(items);
    const found = ticks(window, 900);
    expect(found.length).toBeGreaterThan(2);
    expect(found.length).toBeLessThan(900 / 60);
  });
});
