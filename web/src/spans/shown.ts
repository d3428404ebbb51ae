/** Shows the pieces in the text by CSS highlights: the page's own elements stay as they are. */

import type { Passage } from "./passage";
import type { Piece } from "./pieces";

const NAMES = new Set(["content", "source", "cue"]);

/** Returns the name of the highlight for a field. */
function nameOf(field: string): string {
  return `sayso-${NAMES.has(field) ? field : "content"}`;
}

/** Shows pieces, and one of them as the one being worked on. */
export function show(
  field: string,
  passage: Passage,
  pieces: readonly Piece[],
  current: Piece | null,
): void {
  if (typeof CSS === "undefined" || !("highlights" in CSS) || typeof Highlight === "undefined")
    return;
  const all = new Highlight(...pieces.flatMap((piece) => passage.ranges(piece)));
  all.priority = 1;
  CSS.highlights.set(nameOf(field), all);
  const chosen = new Highlight(...(current ? passage.ranges(current) : []));
  chosen.priority = 2;
  CSS.highlights.set("sayso-current", chosen);
}

const OBEYED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is to catch
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/g;

/** Returns words in which control characters are seen instead of obeyed. */
export function visible(words: string): string {
  return words.replace(OBEYED, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "\u2421" : "\ufffd";
  });
}

/** Returns words without their middle where they are long; no character is cut in two. */
export function shortened(words: string, end: number): string {
  if (words.length <= 2 * end + 20) return words;
  const head = words.slice(0, end).replace(/[\ud800-\udbff]$/, "");
  const tail = words.slice(-end).replace(/^[\udc00-\udfff]/, "");
  return `${head} … ${tail}`;
}
