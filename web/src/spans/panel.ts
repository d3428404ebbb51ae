/** What a span editor shows: each piece in its words, with handles for start and end. */

import { attributes, button, html, isolated } from "../shared/dom";
import type { Editor } from "./editor";
import { shortened } from "./shown";
import type { Edge } from "./steps";

const LATER: Readonly<Record<string, boolean>> = {
  ArrowLeft: false,
  ArrowRight: true,
  ArrowUp: true,
  ArrowDown: false,
};
/** Whether an arrow moves a handle to later words, in text from left to right. */

interface Row {
  readonly element: HTMLLIElement;
  readonly words: HTMLElement;
  readonly start: HTMLElement;
  readonly end: HTMLElement;
  readonly remove: HTMLButtonElement;
}

export class Panel {
  readonly element: HTMLElement;
  private readonly list = html("ol", { class: "spans-pieces" });
  private readonly none = html("p", { class: "spans-none" }, "Nothing is marked.");
  private readonly said = html("p", { class: "spans-said", role: "status", "aria-live": "polite" });
  private readonly pick: HTMLButtonElement;
  private readonly more: HTMLButtonElement;
  private readonly back: HTMLButtonElement;
  private rows: Row[] = [];
  private speaking = 0;

  constructor(private readonly editor: Editor) {
    this.pick = button("Select in the text", { class: "spans-pick" }, () => editor.activate());
    this.more = button("Add a piece", {}, () => editor.add());
    this.back = button("Restore", { "aria-keyshortcuts": "Escape" }, () => {
      editor.restore();
      this.pick.focus();
    });
    const label = editor.root.dataset["label"] ?? editor.field;
    const help = html(
      "p",
      { class: "spans-help" },
      "Select words in the text with the mouse or a finger; or move the handles with the arrow ",
      "keys by word, with Shift by character, with Home and End to the ends of the paragraph. ",
      "Escape restores.",
    );
    this.element = html(
      "div",
      {
        class: "spans-editor",
        "data-made": "",
        role: "group",
        "aria-label": `Where the ${label} stands`,
      },
      help,
      this.list,
      this.none,
      html("div", { class: "spans-tools" }, this.pick, this.more, this.back),
      this.said,
    );
  }

  /** Says words to those who listen, once the moves have settled. */
  say(words: string): void {
    window.clearTimeout(this.speaking);
    this.speaking = window.setTimeout(() => {
      this.said.textContent = words;
    }, 250);
  }

  focus(place: number, edge: Edge): void {
    (this.rows[place]?.[edge] ?? this.more).focus();
  }

  draw(): void {
    const { editor } = this;
    while (this.rows.length > editor.pieces.length) this.rows.pop()?.element.remove();
    while (this.rows.length < editor.pieces.length) {
      const row = this.row(this.rows.length);
      this.rows.push(row);
      this.list.append(row.element);
    }
    for (const [place, row] of this.rows.entries()) this.fill(row, place);
    this.none.hidden = editor.pieces.length > 0;
    this.back.disabled = !editor.isChanged;
    this.more.disabled = editor.pieces.length >= editor.most;
    this.pick.setAttribute("aria-pressed", String(editor.isActive));
    this.element.classList.toggle("is-active", editor.isActive);
  }

  private fill(row: Row, place: number): void {
    const { editor } = this;
    const piece = editor.pieces[place];
    if (!piece) return;
    const { before, words, after } = editor.words(piece);
    const several = editor.pieces.length > 1;
    row.element.classList.toggle("is-current", several && place === editor.current);
    attributes(row.element, {
      "aria-current": several && place === editor.current ? "true" : null,
    });
    row.words.replaceChildren(
      html("span", { class: "spans-around" }, before),
      html("mark", { class: `spans-${editor.field}` }, shortened(words, 600)),
      html("span", { class: "spans-around" }, after),
    );
    const [low, high] = editor.whole;
    const [head] = splitWords(words.slice(0, 200));
    const tail = splitWords(words.slice(-200)).at(-1) ?? "";
    const name = several ? `Piece ${place + 1}, ` : "";
    for (const edge of ["start", "end"] as const) {
      attributes(row[edge], {
        "aria-label": `${name}${edge}`,
        "aria-valuemin": low,
        "aria-valuemax": high,
        "aria-valuenow": edge === "start" ? piece[0] : piece[1],
        "aria-valuetext":
          edge === "start" ? `before ${isolated(head ?? "")}` : `after ${isolated(tail)}`,
      });
    }
    attributes(row.remove, {
      "aria-label": several ? `Remove piece ${place + 1}` : "Remove the piece",
    });
  }

  private row(place: number): Row {
    const { editor } = this;
    const start = this.handle(place, "start");
    const end = this.handle(place, "end");
    const words = html("bdi", { class: "spans-words", dir: "auto" });
    const remove = button("Remove", { class: "spans-remove" }, () => editor.remove(place));
    const element = html(
      "li",
      {},
      words,
      html(
        "div",
        { class: "spans-handles" },
        ...this.nudged(place, start, "start"),
        ...this.nudged(place, end, "end"),
        remove,
      ),
    );
    element.addEventListener("focusin", () => editor.choose(place));
    return { element, words, start, end, remove };
  }

  private handle(place: number, edge: Edge): HTMLElement {
    const { editor } = this;
    const made = html(
      "span",
      { role: "slider", tabindex: 0, class: "spans-handle", "aria-orientation": "horizontal" },
      edge === "start" ? "Start" : "End",
    );
    made.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const unit = event.shiftKey ? "character" : "word";
      const later = LATER[event.key];
      if (later !== undefined) {
        const piece = editor.pieces[place];
        const at = piece ? piece[edge === "start" ? 0 : 1] : 0;
        const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
        const turned = sideways && editor.isRightToLeft(at);
        editor.move(place, edge, turned ? !later : later, unit);
      } else if (
        (event.key === "Home" && edge === "start") ||
        (event.key === "End" && edge === "end")
      )
        editor.moveToParagraph(place, edge);
      else if (event.key === "Delete") editor.remove(place);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return made;
  }

  /** Returns a handle between two buttons for those who neither select nor type. */
  private nudged(place: number, handle: HTMLElement, edge: Edge): HTMLElement[] {
    const nudge = (forward: boolean): HTMLElement =>
      button(
        forward ? "›" : "‹",
        {
          class: "spans-nudge",
          tabindex: -1,
          "aria-label": `${edge === "start" ? "Start" : "End"} one word ${forward ? "later" : "earlier"}`,
        },
        () => this.editor.move(place, edge, forward, "word"),
      );
    return [html("span", { class: "spans-edge" }, nudge(false), handle, nudge(true))];
  }
}

function splitWords(words: string): string[] {
  return words.split(/\s+/u).filter((word) => word !== "");
}
