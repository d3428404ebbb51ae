/** The timeline on the page: drawing, zooming, and the walk from one thing to the next. */

import { attributes, button, counted, cut, html, isolated, svg, tenth } from "../shared/dom";
import { gestures } from "../shared/gestures";
import { replace } from "../shared/island";
import { rove } from "../shared/roving";
import { onWidth } from "../shared/size";
import { stepWords, tickWords, words } from "./days";
import {
  around,
  type Bin,
  bins,
  endOf,
  type Item,
  kindsOf,
  LANES,
  type Laid,
  lanes,
  MOST_LETTERS,
  opening,
  startOf,
  ticks,
  type Window,
  wordsWidth,
  xOf,
} from "./layout";
import { shape } from "./shapes";

const TOP = 30;
const LANE = 26;
const BARS = 150;
const MOST_LISTED = 60;
const LEAST_DAYS = 3;

export class Chart {
  private readonly frame = html("div", { class: "time-frame" });
  private readonly drawing: SVGSVGElement;
  private readonly scale = svg("g", { class: "time-scale", "aria-hidden": "true" });
  private readonly marks = svg("g", { class: "time-marks" });
  private readonly note = html("p", { class: "island-help" });
  private readonly list = html("div", { class: "time-list", role: "status" });
  private readonly whole: Window;
  private view: Window;
  private width = 0;
  private waiting = 0;
  private stops: { element: SVGElement; key: string }[] = [];
  private chosen = "";

  constructor(
    element: HTMLElement,
    private readonly items: readonly Item[],
    private readonly undated: number,
  ) {
    this.whole = around(items);
    this.view = opening(items);
    const label = element.dataset["label"] ?? "Timeline";
    this.drawing = svg(
      "svg",
      { class: "time-drawing", role: "group", "aria-label": label },
      this.scale,
      this.marks,
    );
    const tools = html(
      "div",
      { class: "island-tools" },
      button("+", { "aria-label": "Zoom in", "aria-keyshortcuts": "+" }, () => this.zoom(2)),
      button("−", { "aria-label": "Zoom out", "aria-keyshortcuts": "-" }, () => this.zoom(0.5)),
      button("All", { "aria-label": "Show the whole time", "aria-keyshortcuts": "0" }, () =>
        this.reset(),
      ),
    );
    this.frame.append(tools, this.drawing, this.legend(), this.list, this.note);
    replace(element, this.frame);
    this.listen();
    onWidth(this.frame, (width) => {
      this.width = Math.max(width, 200);
      this.draw();
    });
  }

  private legend(): HTMLElement {
    const parts = [...kindsOf(this.items)].map(([kind, count]) =>
      html(
        "li",
        {},
        svg(
          "svg",
          { viewBox: "-8 -8 16 16", width: 16, height: 16, "aria-hidden": "true" },
          shape(kind),
        ),
        ` ${counted(count, kind)}`,
      ),
    );
    if (this.undated > 0)
      parts.push(html("li", {}, `${counted(this.undated, "item")} without a date`));
    return html("ul", { class: "time-legend" }, ...parts);
  }

  private go(from: number, to: number): void {
    const most = (this.whole.to - this.whole.from) * 1.5;
    const days = Math.min(Math.max(to - from, LEAST_DAYS), most);
    const middle = Math.min(Math.max((from + to) / 2, this.whole.from), this.whole.to);
    this.view = { from: middle - days / 2, to: middle + days / 2 };
    window.cancelAnimationFrame(this.waiting);
    this.waiting = window.requestAnimationFrame(() => this.draw());
  }

  private zoom(factor: number, x = this.width / 2): void {
    const { from, to } = this.view;
    const share = x / this.width;
    const day = from + (to - from) * share;
    const days = Math.max((to - from) / factor, LEAST_DAYS);
    this.go(day - days * share, day + days * (1 - share));
  }

  private reset(): void {
    this.list.replaceChildren();
    this.go(this.whole.from, this.whole.to);
  }

  private draw(): void {
    const { view, width } = this;
    const laid = lanes(this.items, view, width);
    const used = laid ? Math.max(1, ...laid.map(({ lane }) => lane + 1)) : LANES;
    const height = laid ? TOP + used * LANE + 12 : TOP + BARS + 24;
    attributes(this.drawing, { viewBox: `0 0 ${width} ${height}`, width, height });
    this.scale.replaceChildren(
      svg("line", { class: "time-axis", x1: 0, x2: width, y1: 22, y2: 22 }),
      ...ticks(view, width).flatMap(({ day, step }) => {
        const x = tenth(xOf(day, view, width));
        const isNear = x > width - 24;
        return [
          svg("line", { class: "time-tick", x1: x, x2: x, y1: 18, y2: height }),
          svg(
            "text",
            { x: x + 3, y: 12, "text-anchor": isNear ? "end" : "start" },
            tickWords(day, step),
          ),
        ];
      }),
    );
    const held = this.stops.find(({ element }) => element === document.activeElement)?.key;
    this.stops = laid
      ? laid.map((one) => ({ element: this.mark(one), key: `${this.items.indexOf(one.item)}` }))
      : this.columns(bins(this.items, view, width));
    this.marks.replaceChildren(...this.stops.map(({ element }) => element));
    const chosen = this.stops.find(({ key }) => key === this.chosen) ?? this.stops[0];
    rove(
      this.stops.map(({ element }) => element),
      chosen?.element ?? null,
    );
    if (held !== undefined) {
      const again = this.stops.find(({ key }) => key === held) ?? chosen;
      again?.element.focus({ preventScroll: true });
    }
    const seen = `${words(Math.ceil(view.from))} to ${words(Math.floor(view.to))}`;
    const off = this.items.filter((item) => endOf(item) <= view.from || startOf(item) >= view.to);
    const outside = off.length > 0 ? `, ${off.length.toLocaleString("en")} more outside` : "";
    const counting = laid
      ? ""
      : " Too many to show each: counted where they begin; press a column to look closer.";
    this.note.textContent = `${seen}${outside}.${counting} Drag to move, Ctrl and wheel to zoom. Arrow keys go along, + and − zoom, 0 shows all.`;
  }

  private mark({ item, x1, x2, lane, openLeft, openRight }: Laid): SVGElement {
    const y = TOP + lane * LANE + 13;
    const label = `${item.kind}: ${isolated(item.label)}, ${when(item)}`;
    const isTight = x1 + wordsWidth(item) > this.width;
    const text = svg(
      "text",
      {
        x: tenth(isTight ? Math.max(x2, x1) + 2 : x1 - 2),
        y: y - 6,
        "text-anchor": isTight ? "end" : "start",
        direction: "ltr",
      },
      cut(item.label, MOST_LETTERS),
    );
    const isStretch = openLeft || openRight || endOf(item) - startOf(item) > 1;
    const long = isStretch && x2 - x1 > 14;
    const inside: SVGElement[] = [
      svg("rect", {
        class: "time-target",
        x: tenth(isTight ? x2 - wordsWidth(item) : x1 - 8),
        y: y - 16,
        width: tenth(Math.max(wordsWidth(item), x2 - x1 + 16)),
        height: 24,
      }),
    ];
    if (long) inside.push(svg("line", { class: "time-bar", x1, x2, y1: y + 3, y2: y + 3 }));
    inside.push(shape(item.kind, tenth(Math.min(x1 + 5, (x1 + x2) / 2)), y + 3));
    if (openLeft)
      inside.push(svg("path", { class: "time-open", d: `M${tenth(x1 - 2)} ${y - 2}l-7 5l7 5z` }));
    if (openRight)
      inside.push(svg("path", { class: "time-open", d: `M${tenth(x2 + 2)} ${y - 2}l7 5l-7 5z` }));
    inside.push(text);
    const classes = item.at.vague ? "time-mark is-vague" : "time-mark";
    const made: SVGElement = item.href
      ? svg("a", { class: classes, href: item.href, "aria-label": label }, ...inside)
      : svg("g", { class: classes, role: "img", "aria-label": label }, ...inside);
    return this.stop(made, `${this.items.indexOf(item)}`);
  }

  private columns(found: readonly Bin[]): { element: SVGElement; key: string }[] {
    const most = Math.max(1, ...found.map((bin) => bin.items.length));
    return found.map((bin) => {
      const x = Math.max(xOf(bin.from, this.view, this.width), 0);
      const right = Math.min(xOf(bin.to, this.view, this.width), this.width);
      const tall = Math.max(3, (bin.items.length / most) * (BARS - 18));
      const kinds = [...kindsOf(bin.items)].map(([kind, count]) => counted(count, kind)).join(", ");
      const wide = Math.max(right - x - 2, 3);
      const made = svg(
        "g",
        {
          class: "time-column",
          role: "button",
          "aria-label": `${stepWords(bin.from, bin.step)}: ${kinds}`,
        },
        svg("rect", {
          class: "time-target",
          x: tenth(x),
          y: TOP,
          width: tenth(wide + 2),
          height: BARS,
        }),
        svg("rect", {
          class: "time-count",
          x: tenth(x + 1),
          y: tenth(TOP + BARS - tall),
          width: tenth(wide),
          height: tenth(tall),
        }),
        svg(
          "text",
          { x: tenth(x + 1 + wide / 2), y: tenth(TOP + BARS - tall - 4), "text-anchor": "middle" },
          wide > `${bin.items.length}`.length * 8 ? `${bin.items.length}` : "",
        ),
      );
      made.addEventListener("click", () => this.enter(bin));
      return { element: this.stop(made, `bin ${bin.from}`), key: `bin ${bin.from}` };
    });
  }

  private stop(made: SVGElement, key: string): SVGElement {
    made.addEventListener("focus", () => {
      this.chosen = key;
      rove(
        this.stops.map(({ element }) => element),
        made,
      );
    });
    return made;
  }

  /** Looks into a column; where that is a single day already, lists what it holds. */
  private enter(bin: Bin): void {
    if (bin.step !== "day") {
      const room = (bin.to - bin.from) * 0.04;
      this.go(bin.from - room, bin.to + room);
      return;
    }
    const entries = bin.items.slice(0, MOST_LISTED).map((item) => {
      const said = `${item.kind}: ${isolated(item.label)}`;
      return html("li", {}, item.href ? html("a", { href: item.href }, said) : said);
    });
    const rest = bin.items.length - entries.length;
    this.list.replaceChildren(
      html("p", {}, `${words(bin.from)}:`),
      html("ul", {}, ...entries),
      ...(rest > 0 ? [html("p", {}, `and ${rest} more`)] : []),
    );
    this.list.querySelector("a")?.focus();
  }

  private listen(): void {
    gestures(this.drawing, {
      pan: (dx) => {
        const days = (-dx / this.width) * (this.view.to - this.view.from);
        this.go(this.view.from + days, this.view.to + days);
      },
      zoom: (factor, x) => this.zoom(factor, x),
      end: () => undefined,
    });
    this.frame.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (!this.press(event.key, event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  private press(key: string, shift: boolean): boolean {
    const at = this.stops.findIndex(({ element }) => element === document.activeElement);
    const middle = at < 0 ? undefined : this.middleOf(at);
    const forward = key === "ArrowRight" || key === "ArrowDown";
    if (key === "+" || key === "=") this.zoom(2, middle);
    else if (key === "-" || key === "_") this.zoom(0.5, middle);
    else if (key === "0") this.reset();
    else if (key === "Escape") {
      if (this.view === this.whole && this.list.childElementCount === 0) return false;
      this.reset();
    } else if (at < 0) return false;
    else if (shift && (key === "ArrowLeft" || key === "ArrowRight")) {
      const days = ((forward ? 1 : -1) * (this.view.to - this.view.from)) / 5;
      this.go(this.view.from + days, this.view.to + days);
    } else if (forward || key === "ArrowLeft" || key === "ArrowUp")
      this.stops[at + (forward ? 1 : -1)]?.element.focus({ preventScroll: true });
    else if (key === "Home") this.stops[0]?.element.focus({ preventScroll: true });
    else if (key === "End") this.stops.at(-1)?.element.focus({ preventScroll: true });
    else if ((key === "Enter" || key === " ") && this.stops[at]?.element.tagName === "g")
      this.stops[at].element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else return false;
    return true;
  }

  private middleOf(at: number): number | undefined {
    const box = this.stops[at]?.element.querySelector(".time-shape, .time-count");
    if (!box) return undefined;
    const inner = box.getBoundingClientRect();
    return inner.left + inner.width / 2 - this.drawing.getBoundingClientRect().left;
  }
}

/** Returns when an item was, in words. */
function when(item: Item): string {
  const about = item.at.vague ? "about " : "";
  const { first, last } = item.at;
  if (first === null) return `${about}until ${words(endOf(item) - 1)}`;
  if (last === null) return `${about}from ${words(first)}`;
  if (last - first <= 1) return about + words(startOf(item));
  return `${about}${words(first)} to ${words(last - 1)}`;
}
