/** One span editor: what the reviewer does with it, and what the form gets. */

import { counted } from "../shared/dom";
import { Panel } from "./panel";
import { Passage } from "./passage";
import type { Piece } from "./pieces";
import { parse, put, room, same, without, write } from "./pieces";
import { shortened, show, visible } from "./shown";
import type { Edge, Unit } from "./steps";
import { extent, step, wordCount, wordsOf } from "./steps";

/** The editor that selections in a text go to, by the text's id. */
const active = new Map<string, Editor>();

/** Every editor, so that one that is folded away can hand a selection on. */
const editors = new Set<Editor>();

/** What was read of a text, for all its editors. */
const passages = new WeakMap<ParentNode, Passage>();

function passageOf(text: ParentNode): Passage {
  const known = passages.get(text);
  if (known?.isCurrent) return known;
  const read = new Passage(text);
  passages.set(text, read);
  return read;
}

export class Editor {
  readonly field: string;
  readonly most: number;
  pieces: Piece[];
  /** Index of the piece being worked on; as many as there are pieces: a new one. */
  current = 0;
  private readonly input: HTMLInputElement;
  private readonly before: readonly Piece[];
  private readonly textId: string;
  private readonly panel: Panel;
  private passage: Passage;
  private settle = 0;

  constructor(readonly root: HTMLElement) {
    this.field = root.dataset["field"] ?? "content";
    this.textId = root.dataset["textId"] ?? "";
    this.most = Number(root.dataset["pieces"] ?? "0") || Number.POSITIVE_INFINITY;
    const input = root.querySelector<HTMLInputElement>("input[data-spans], input[name=spans]");
    if (!input) throw new Error("a span editor needs an input named spans");
    this.input = input;
    this.passage = passageOf(this.text());
    if (this.passage.broken > 0)
      throw new Error(`${this.passage.broken} paragraphs have not the length that was promised`);
    if (this.passage.paragraphs.length === 0) throw new Error("there is no text to point at");
    this.before = parse(input.defaultValue || input.value) ?? this.given();
    this.pieces = parse(input.value) ?? [...this.before];
    if (input.value === "" && this.pieces.length > 0) input.value = write(this.pieces);
    this.panel = new Panel(this);
    input.type = "hidden";
    for (const fallback of root.querySelectorAll("[data-fallback]"))
      fallback.classList.add("island-replaced");
    root.append(this.panel.element);
    root.dataset["mounted"] = "";
    this.listen();
    editors.add(this);
    if (!active.has(this.textId) || !active.get(this.textId)?.root.isConnected) this.activate();
    else this.draw();
  }

  get isActive(): boolean {
    return active.get(this.textId) === this;
  }

  /** Selections in the text go to this editor from now on. */
  activate(): void {
    const other = active.get(this.textId);
    active.set(this.textId, this);
    if (other && other !== this && other.root.isConnected) other.draw();
    this.draw();
  }

  /** Makes a piece the one being worked on. */
  choose(place: number): void {
    if (place === this.current && this.isActive) return;
    this.current = place;
    this.activate();
  }

  /** Moves an edge of a piece by a word or a character; says what is covered then. */
  move(place: number, edge: Edge, forward: boolean, unit: Unit): void {
    const piece = this.pieces[place];
    if (!piece) return;
    this.refresh();
    const blocks = this.passage.paragraphs;
    const [low, high] = room(this.pieces, place, extent(blocks));
    const at = edge === "start" ? piece[0] : piece[1];
    const moved = step(blocks, at, edge, forward, unit);
    const next: Piece =
      edge === "start" ? [Math.max(moved, low), piece[1]] : [piece[0], Math.min(moved, high)];
    if (next[0] >= next[1] || (next[0] === piece[0] && next[1] === piece[1])) {
      this.panel.say(
        edge === "start" ? "The start can't go further." : "The end can't go further.",
      );
      return;
    }
    this.set(put(this.pieces, place, next), next);
  }

  /** Moves an edge as far as the paragraph goes. */
  moveToParagraph(place: number, edge: Edge): void {
    const piece = this.pieces[place];
    if (!piece) return;
    this.refresh();
    const paragraph = this.passage.at(edge === "start" ? piece[0] : piece[1]);
    if (!paragraph) return;
    const [low, high] = room(this.pieces, place, extent(this.passage.paragraphs));
    const next: Piece =
      edge === "start"
        ? [Math.max(paragraph.start, low), piece[1]]
        : [piece[0], Math.min(paragraph.start + paragraph.points.length, high)];
    if (next[0] < next[1]) this.set(put(this.pieces, place, next), next);
  }

  /** Adds a piece: the first free word after the last one, else before the first. */
  add(): void {
    this.refresh();
    const blocks = this.passage.paragraphs;
    const near = this.pieces.at(-1)?.[1] ?? (Number(this.root.dataset["near"] ?? "0") || 0);
    const [low] = extent(blocks);
    const from = Math.max(near, low);
    // The step looks beyond a place: one before it is where a first word would begin.
    let start = step(blocks, from - 1, "start", true, "word");
    if (start < from) start = step(blocks, low - 1, "start", true, "word");
    const end = step(blocks, start, "end", true, "word");
    const free = !this.pieces.some((piece) => piece[0] < end && piece[1] > start);
    if (end <= start || !free) {
      this.panel.say("No free word is left after the last piece: select one in the text.");
      this.current = this.pieces.length;
      this.activate();
      return;
    }
    this.set(put(this.pieces, null, [start, end]), [start, end]);
    this.panel.focus(this.current, "start");
  }

  remove(place: number): void {
    this.current = Math.max(0, Math.min(place, this.pieces.length - 2));
    this.set(without(this.pieces, place), null);
    this.panel.focus(this.current, "start");
  }

  /** Takes back every change; false where there is none. */
  restore(): boolean {
    if (same(this.pieces, this.before)) return false;
    this.current = 0;
    this.set([...this.before], null);
    this.panel.say("Restored as it was.");
    return true;
  }

  get isChanged(): boolean {
    return !same(this.pieces, this.before);
  }

  /** Returns the words of a piece, with some before and after. */
  words([start, end]: Piece, around = 60): { before: string; words: string; after: string } {
    const blocks = this.passage.paragraphs;
    const [low, high] = extent(blocks);
    return {
      before: visible(wordsOf(blocks, Math.max(low, start - around), start)),
      words: visible(wordsOf(blocks, start, end)),
      after: visible(wordsOf(blocks, end, Math.min(high, end + around))),
    };
  }

  /** True where the text at an offset runs from right to left. */
  isRightToLeft(offset: number): boolean {
    const element = this.passage.at(offset)?.element;
    return element !== undefined && getComputedStyle(element).direction === "rtl";
  }

  get whole(): Piece {
    return extent(this.passage.paragraphs);
  }

  /** Takes the pieces on: into the form, onto the page, into words. */
  private set(pieces: Piece[], chosen: Piece | null): void {
    this.pieces = pieces;
    if (chosen) this.current = pieces.findIndex(([s, e]) => s === chosen[0] && e === chosen[1]);
    this.input.value = write(pieces);
    this.activate();
    const piece = this.pieces[this.current];
    this.panel.say(piece ? this.sentence(piece) : "Nothing is marked.");
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private sentence(piece: Piece): string {
    const { words } = this.words(piece);
    const head = this.pieces.length > 1 ? `Piece ${this.current + 1} covers` : "Covers";
    const count = words.length > 20_000 ? "a long stretch" : counted(wordCount(words), "word");
    return `${head} ${count}: ${shortened(words, 80)}`;
  }

  /** False while it is folded away, as in a closed `<details>`. */
  get isSeen(): boolean {
    return this.root.isConnected && (this.root.checkVisibility?.() ?? true);
  }

  draw(): void {
    this.panel.draw();
    if (!this.isSeen) return;
    if (!this.isActive) {
      show(this.field, this.passage, this.pieces, null);
      return;
    }
    show(this.field, this.passage, this.pieces, this.pieces[this.current] ?? null);
  }

  private given(): Piece[] {
    const { start, end } = this.root.dataset;
    if (start === undefined || end === undefined || end === "") return [];
    return parse(`[[${start},${end}]]`) ?? [];
  }

  private text(): ParentNode {
    const text = this.textId ? document.getElementById(this.textId) : document;
    if (!text) throw new Error(`there is no text #${this.textId}`);
    return text;
  }

  /** Reads the page's text again where parts of it were replaced. */
  private refresh(): void {
    this.passage = passageOf(this.text());
  }

  private listen(): void {
    document.addEventListener("selectionchange", () => {
      if (!this.root.isConnected || !this.isActive) return;
      window.clearTimeout(this.settle);
      this.settle = window.setTimeout(() => (this.isSeen ? this : this.standIn())?.select(), 200);
    });
    document.addEventListener("toggle", () => this.isSeen && this.draw(), true);
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.restore()) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
    this.input.form?.addEventListener("reset", () => window.setTimeout(() => this.restore()));
  }

  /** Returns an editor of the same text that can be seen. */
  private standIn(): Editor | undefined {
    for (const other of editors) {
      if (!other.root.isConnected) editors.delete(other);
      else if (other.textId === this.textId && other.isSeen) return other;
    }
    return undefined;
  }

  /** Takes the selection in the text as the piece being worked on. */
  private select(): void {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    this.refresh();
    const piece = this.passage.covered(selection.getRangeAt(0));
    if (!piece) return;
    const place = this.current < this.pieces.length ? this.current : null;
    const now = place === null ? null : this.pieces[place];
    if (now && now[0] === piece[0] && now[1] === piece[1]) return;
    this.set(put(this.pieces, place, piece), piece);
  }
}
