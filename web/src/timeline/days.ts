/** Days as whole numbers, counted from 1 January 1970, as dates on the timeline are. */

const DAY = 86_400_000;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export interface Stretch {
  /** First day, or null where it isn't known. */
  readonly first: number | null;
  /** The day after the last, or null. */
  readonly last: number | null;
  /** Marked as approximate or uncertain. */
  readonly vague: boolean;
}

/** Returns the number of a day; months count from 0. */
export function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / DAY);
}

/** Returns year, month (from 0) and day of the month. */
export function partsOf(day: number): { year: number; month: number; date: number } {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}

/** Returns the days that an EDTF date covers (`2031`, `2031-05`, `2031-05-03~`, `2031-05/..`). */
export function stretch(edtf: unknown, upTo?: unknown): Stretch | null {
  if (typeof edtf !== "string") {
    const end = typeof upTo === "string" ? stretch(upTo) : null;
    return end ? { first: null, last: end.last, vague: end.vague } : null;
  }
  const [from = "", to] = edtf.split("/");
  const end = to ?? (typeof upTo === "string" && upTo !== "" ? upTo : undefined);
  const first = single(from);
  if (end === undefined) return first;
  const last = single(end.split("/").at(-1) ?? "");
  if (!first && !last) return null;
  const known = { first: first?.first ?? null, last: last?.last ?? null };
  if (known.first !== null && known.last !== null && known.last <= known.first) return first;
  return { ...known, vague: (first?.vague ?? false) || (last?.vague ?? false) };
}

function single(text: string): Stretch | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[^~?%]*)?([~?%]?)$/.exec(text.trim());
  if (!match) return null;
  const year = Number(match[1]);
  const vague = match[4] !== "";
  if (match[2] === undefined)
    return { first: dayOf(year, 0, 1), last: dayOf(year + 1, 0, 1), vague };
  const month = Number(match[2]) - 1;
  if (month < 0 || month > 11) return null;
  if (match[3] === undefined)
    return { first: dayOf(year, month, 1), last: dayOf(year, month + 1, 1), vague };
  const first = dayOf(year, month, Number(match[3]));
  if (partsOf(first).month !== month) return null;
  return { first, last: first + 1, vague };
}

/** Returns a day in words: `3 May 2031`. */
export function words(day: number): string {
  const { year, month, date } = partsOf(day);
  return `${date} ${MONTHS[month]} ${year}`;
}

export type Step = "day" | "week" | "month" | "quarter" | "year" | "decade" | "century";

export const STEPS: readonly { readonly name: Step; readonly days: number }[] = [
  { name: "day", days: 1 },
  { name: "week", days: 7 },
  { name: "month", days: 30.4 },
  { name: "quarter", days: 91.3 },
  { name: "year", days: 365.2 },
  { name: "decade", days: 3652 },
  { name: "century", days: 36_524 },
];

/** Returns the first day of the step that a day lies in; weeks begin on Mondays. */
export function floor(day: number, step: Step): number {
  const { year, month } = partsOf(day);
  switch (step) {
    case "day":
      return Math.floor(day);
    case "week":
      return Math.floor((day + 3) / 7) * 7 - 3;
    case "month":
      return dayOf(year, month, 1);
    case "quarter":
      return dayOf(year, month - (month % 3), 1);
    case "year":
      return dayOf(year, 0, 1);
    case "decade":
      return dayOf(year - (year % 10), 0, 1);
    case "century":
      return dayOf(year - (year % 100), 0, 1);
  }
}

/** Returns the first day of the next step. */
export function after(day: number, step: Step): number {
  const { year, month } = partsOf(floor(day, step));
  switch (step) {
    case "day":
      return Math.floor(day) + 1;
    case "week":
      return floor(day, "week") + 7;
    case "month":
      return dayOf(year, month + 1, 1);
    case "quarter":
      return dayOf(year, month + 3, 1);
    case "year":
      return dayOf(year + 1, 0, 1);
    case "decade":
      return dayOf(year + 10, 0, 1);
    case "century":
      return dayOf(year + 100, 0, 1);
  }
}

/** Returns a step in words: `week of 5 May 2031`, `May 2031`, `2031`. */
export function stepWords(day: number, step: Step): string {
  const { year, month } = partsOf(day);
  switch (step) {
    case "day":
      return words(day);
    case "week":
      return `week of ${words(day)}`;
    case "month":
      return `${MONTHS[month]} ${year}`;
    case "quarter":
      return `${MONTHS[month]} to ${MONTHS[month + 2]} ${year}`;
    case "year":
      return `${year}`;
    case "decade":
      return `${year} to ${year + 9}`;
    case "century":
      return `${year} to ${year + 99}`;
  }
}

/** Returns the words on the scale. */
export function tickWords(day: number, step: Step): string {
  const { year, month, date } = partsOf(day);
  const short = (MONTHS[month] ?? "").slice(0, 3);
  if (step === "day" || step === "week") return `${date} ${short}`;
  if (step === "month" || step === "quarter") return month === 0 ? `${year}` : short;
  return `${year}`;
}
