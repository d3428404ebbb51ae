/** The text on the page: paragraphs `<p data-text data-start="N">`, and ranges over them. */

import { CodePoints } from "./codepoints";
import type { Piece } from "./pieces";
import type { Block } from "./steps";
import { trimmed } from "./steps";

interface Run {
  readonly node: Text;
  readonly unit: number;
}

/** A paragraph on the page. */
export interface Paragraph extends Block {
  readonly element: HTMLElement;
  readonly runs: readonly Run[];
}

export class Passage {
  readonly paragraphs: readonly Paragraph[];
  /** Paragraphs whose length isn't what the server said: no offset in them can be trusted. */
  readonly broken: number;

  constructor(root: ParentNode) {
    const found: Paragraph[] = [];
    let broken = 0;
    for (const element of root.querySelectorAll<HTMLElement>("[data-text][data-start]")) {
      const start = Number(element.dataset["start"]);
      if (!Number.isInteger(start) || start < 0) continue;
      const runs = runsOf(element);
      const points = new CodePoints(runs.map((run) => run.node.data).join(""));
      const promised = element.dataset["length"];
      if (promised !== undefined && Number(promised) !== points.length) {
        broken += 1;
        continue;
      }
      if (points.length > 0) found.push({ element, start, points, runs });
    }
    this.paragraphs = found.sort((one, other) => one.start - other.start);
    this.broken = broken;
  }

  /** True as long as the paragraphs are on the page with the text they were read with. */
  get isCurrent(): boolean {
    return this.paragraphs.every((p) =>
      p.runs.every((run, index) => {
        const end = p.runs[index + 1]?.unit ?? p.points.text.length;
        return run.node.isConnected && run.node.data.length === end - run.unit;
      }),
    );
  }

  /** Returns the part of the text that a selection covers, or null. */
  covered(selection: Range): Piece | null {
    let start: number | null = null;
    let end: number | null = null;
    for (const paragraph of this.paragraphs) {
      const { element, points } = paragraph;
      if (!selection.intersectsNode(element)) continue;
      const from = element.contains(selection.startContainer)
        ? unitAt(paragraph, selection.startContainer, selection.startOffset)
        : 0;
      const to = element.contains(selection.endContainer)
        ? unitAt(paragraph, selection.endContainer, selection.endOffset)
        : points.text.length;
      if (from >= to) continue;
      start ??= paragraph.start + points.fromUnit(from);
      end = paragraph.start + upTo(points, to);
    }
    return start === null || end === null ? null : trimmed(this.paragraphs, start, end);
  }

  /** Returns ranges over the text of a piece, one a paragraph. */
  ranges([start, end]: Piece): Range[] {
    const found: Range[] = [];
    for (const paragraph of this.paragraphs) {
      const { points } = paragraph;
      const from = Math.max(start - paragraph.start, 0);
      const to = Math.min(end - paragraph.start, points.length);
      if (from >= to) continue;
      const range = document.createRange();
      range.setStart(...boundary(paragraph, points.toUnit(from), false));
      range.setEnd(...boundary(paragraph, points.toUnit(to), true));
      found.push(range);
    }
    return found;
  }

  /** Returns the paragraph that an offset lies in or at the end of. */
  at(offset: number): Paragraph | null {
    return (
      this.paragraphs.find((p) => p.start <= offset && offset <= p.start + p.points.length) ?? null
    );
  }
}

/** Returns the text nodes of a paragraph; what stands in `data-aside` isn't the document's. */
function runsOf(element: HTMLElement): Run[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const runs: Run[] = [];
  let unit = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    if (text.parentElement?.closest("[data-aside]")) continue;
    if (text.data.length === 0) continue;
    runs.push({ node: text, unit });
    unit += text.data.length;
  }
  return runs;
}

/** Returns the unit of a place in the tree: that of the text after it. */
function unitAt(paragraph: Paragraph, container: Node, offset: number): number {
  for (const run of paragraph.runs) if (run.node === container) return run.unit + offset;
  const place = document.createRange();
  place.setStart(container, offset);
  place.collapse(true);
  for (const run of paragraph.runs) if (place.comparePoint(run.node, 0) >= 0) return run.unit;
  return paragraph.points.text.length;
}

/** Returns the code point after a unit: a pair cut in two counts whole. */
function upTo(points: CodePoints, unit: number): number {
  const point = points.fromUnit(unit);
  return points.toUnit(point) < unit ? point + 1 : point;
}

function boundary(paragraph: Paragraph, unit: number, isEnd: boolean): [Text, number] {
  let chosen = paragraph.runs[0];
  for (const run of paragraph.runs) {
    if (isEnd ? run.unit >= unit : run.unit > unit) break;
    chosen = run;
  }
  if (!chosen) throw new Error("a paragraph without text");
  return [chosen.node, Math.min(unit - chosen.unit, chosen.node.data.length)];
}
