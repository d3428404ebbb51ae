/** The map on the page: drawing, zooming, and the walk from point to point. */

import { geoContains, geoPath } from "d3-geo";
import { attributes, button, cut, html, svg, tenth } from "../shared/dom";
import { gestures } from "../shared/gestures";
import { replace } from "../shared/island";
import { ARROWS, nearest, rove } from "../shared/roving";
import { onWidth } from "../shared/size";
import { isNear, outlines, type Part, scaleFor } from "./atlas";
import { around, Flat, type View } from "./flat";
import { about, type Box, crosses, sideOf } from "./names";
import {
  type Cluster,
  clustered,
  described,
  describedAll,
  type Place,
  radiusOf,
  spreadOf,
} from "./places";

const APART = 26;
/** Pixels between marks: each is at least 24 wide to press (WCAG 2.5.8). */
const MOST_LISTED = 60;
const HELP =
  "Drag to move, Ctrl and wheel to zoom. Arrow keys go from point to point, + and − zoom, 0 shows all.";

interface Drawn {
  readonly mark: SVGElement;
  cluster: Cluster;
}

export class Chart {
  private readonly frame = html("div", { class: "map-frame" });
  private readonly land = svg("g", { class: "map-land", "aria-hidden": "true" });
  private readonly names = svg("g", { class: "map-names", "aria-hidden": "true" });
  private readonly marks = svg("g", { class: "map-marks" });
  private readonly scaleBar = svg("g", { class: "map-scale", "aria-hidden": "true" });
  private readonly sea = svg("rect", { class: "map-sea" });
  private readonly drawing: SVGSVGElement;
  private readonly told = html("p", { class: "map-told island-help" }, HELP);
  private readonly list = html("div", { class: "map-list", role: "status" });
  private readonly drawn = new Map<string, Drawn>();
  private readonly most: number;
  private view: View | null = null;
  private whole: View | null = null;
  private width = 0;
  private height = 0;
  private parts: readonly Part[] = [];
  private countries: { name: string; x: number; y: number }[] = [];
  private grouped: { scale: number; groups: readonly Cluster[] } = { scale: 0, groups: [] };
  private waiting = 0;
  private chosen: Element | null = null;

  constructor(
    private readonly element: HTMLElement,
    private readonly places: readonly Place[],
    private readonly noun: string,
    private readonly base: string,
  ) {
    this.most = Math.max(...places.map((place) => place.count));
    const label = element.dataset["label"] ?? "Map of the places named";
    this.drawing = svg(
      "svg",
      { class: "map-drawing", role: "group", "aria-label": label },
      this.sea,
      this.land,
      this.names,
      this.marks,
      this.scaleBar,
    );
    const tools = html(
      "div",
      { class: "island-tools" },
      button("+", { "aria-label": "Zoom in", "aria-keyshortcuts": "+" }, () => this.zoom(2)),
      button("−", { "aria-label": "Zoom out", "aria-keyshortcuts": "-" }, () => this.zoom(0.5)),
      button("All", { "aria-label": "Show all places", "aria-keyshortcuts": "0" }, () =>
        this.reset(),
      ),
    );
    this.frame.append(tools, this.drawing, this.told, this.list);
  }

  /** Puts the map in place of the server's drawing, once its outlines are there. */
  async start(): Promise<void> {
    const guess = this.element.clientWidth || 960;
    this.measure(guess);
    const view = this.whole;
    if (view)
      this.parts = await outlines(scaleFor(new Flat(view, this.width, this.height)), this.base);
    replace(this.element, this.frame);
    this.listen();
    onWidth(this.frame, (width) => {
      this.measure(width);
      this.draw();
    });
  }

  private measure(width: number): void {
    const isWhole = this.view === null || this.view === this.whole;
    this.width = Math.max(width, 200);
    this.height = Math.round(Math.min(Math.max(this.width * 0.55, 240), 560));
    this.whole = around(this.places, this.width, this.height);
    if (isWhole) this.view = this.whole;
  }

  private get flat(): Flat {
    return new Flat(this.view ?? { lon: 0, lat: 0, tall: 170 }, this.width, this.height);
  }

  private go(view: View): void {
    this.view = view;
    window.cancelAnimationFrame(this.waiting);
    this.waiting = window.requestAnimationFrame(() => this.draw());
  }

  private zoom(factor: number, x = this.width / 2, y = this.height / 2): void {
    this.go(this.flat.zoomed(factor, x, y));
  }

  private reset(): void {
    this.list.replaceChildren();
    if (this.whole) this.go(this.whole);
  }

  private draw(): void {
    const { flat, width, height } = this;
    attributes(this.drawing, { viewBox: `0 0 ${width} ${height}`, width, height });
    attributes(this.sea, { width, height });
    this.drawLand(flat);
    this.drawBar(flat);
    this.drawMarks(flat);
    this.drawNames();
    const scale = scaleFor(flat);
    outlines(scale, this.base)
      .then((parts) => {
        if (parts === this.parts || scale !== scaleFor(this.flat)) return;
        this.parts = parts;
        this.drawLand(this.flat);
        this.drawNames();
      })
      .catch(() => undefined); // the coarser outlines stay
  }

  private drawLand(flat: Flat): void {
    const path = geoPath(flat.projection).digits(1);
    const largest = new Map<string, { part: Part; area: number }>();
    const shapes: SVGElement[] = [];
    for (const part of this.parts) {
      if (!isNear(part, flat)) continue;
      const d = path(part.shape);
      if (!d) continue;
      shapes.push(svg("path", { d }));
      const area = path.area(part.shape);
      if (area > (largest.get(part.name)?.area ?? 2500)) largest.set(part.name, { part, area });
    }
    this.land.replaceChildren(...shapes);
    this.countries = [...largest.values()].flatMap(({ part, area }) => {
      const [x, y] = path.centroid(part.shape);
      const half = part.name.length * 4;
      if (area < (half * 2) ** 1.7) return [];
      const { lon, lat } = flat.under(x, y);
      return geoContains(part.shape, [lon, lat]) ? [{ name: part.name, x, y }] : [];
    });
  }

  /** Names what fits: first places beside their points, then countries where nothing else is. */
  private drawNames(): void {
    const marks = [...this.drawn.values()].sort(
      (a, b) => (a.cluster.members[0] ?? 0) - (b.cluster.members[0] ?? 0),
    );
    const taken = marks.map(({ cluster }) => about(cluster));
    for (const [index, { mark, cluster }] of marks.entries()) {
      mark.querySelector(".map-name")?.remove();
      const place = this.places[cluster.members[0] ?? -1];
      if (!place || cluster.members.length > 1) continue;
      const name = cut(place.name, 28);
      const gap = radiusOf(place.count, this.most) + 4;
      const side = sideOf(cluster, name, gap, this.width, taken, index);
      if (!side) continue;
      taken.push(side.box);
      const x = tenth(side.isLeft ? -gap : gap);
      const end = side.isLeft ? "end" : "start";
      mark.append(
        svg("text", { class: "map-name", x, y: 5, "text-anchor": end, direction: "ltr" }, name),
      );
    }
    const names = this.countries.filter(({ name, x, y }) => {
      const half = name.length * 4;
      const box: Box = [x - half, y - 12, x + half, y + 4];
      const isIn = box[0] > 0 && box[2] < this.width && y > 14 && y < this.height - 30;
      if (!isIn || taken.some((other) => crosses(other, box))) return false;
      taken.push(box);
      return true;
    });
    this.names.replaceChildren(
      ...names.map(({ name, x, y }) =>
        svg("text", { x: tenth(x), y: tenth(y), "text-anchor": "middle" }, name),
      ),
    );
  }

  private drawBar(flat: Flat): void {
    const bar = flat.bar();
    const y = this.height - 22;
    this.scaleBar.replaceChildren(
      svg("path", { d: `M16 ${y}v6h${tenth(bar.width)}v-6` }),
      svg("text", { x: 22, y: y - 2 }, bar.words),
    );
  }

  /** Returns the groups at this zoom: they stay the same while the map is only moved. */
  private groupsAt(flat: Flat): readonly Cluster[] {
    if (this.grouped.scale !== flat.scale) {
      const spots = this.places.map((place) => flat.place(place.lon, place.lat));
      this.grouped = { scale: flat.scale, groups: clustered(spots, APART) };
    }
    const rim = 30;
    return this.grouped.groups.flatMap(({ members }) => {
      const lead = this.places[members[0] ?? -1];
      if (!lead) return [];
      const { x, y } = flat.place(lead.lon, lead.lat);
      const isIn = x > -rim && x < this.width + rim && y > -rim && y < this.height + rim;
      return isIn ? [{ x, y, members }] : [];
    });
  }

  private drawMarks(flat: Flat): void {
    const focused = document.activeElement;
    const lead = this.leadOf(focused);
    const seen = new Set<string>();
    for (const cluster of this.groupsAt(flat)) {
      const key = cluster.members.join(" ");
      seen.add(key);
      let mark = this.drawn.get(key);
      if (!mark) {
        mark = { mark: this.mark(cluster), cluster };
        this.drawn.set(key, mark);
      }
      mark.cluster = cluster;
      attributes(mark.mark, { transform: `translate(${tenth(cluster.x)} ${tenth(cluster.y)})` });
    }
    for (const [key, { mark }] of this.drawn)
      if (!seen.has(key)) {
        mark.remove();
        this.drawn.delete(key);
      }
    const inOrder = [...this.drawn.values()].sort(byReading);
    // Elements are moved only where the order changed, since moving one takes the focus from it.
    for (const [index, { mark }] of inOrder.entries())
      if (this.marks.children[index] !== mark)
        this.marks.insertBefore(mark, this.marks.children[index] ?? null);
    if (lead !== null && focused !== document.activeElement) {
      const home = inOrder.find(({ cluster }) => cluster.members.includes(lead));
      home?.mark.focus({ preventScroll: true });
    }
    if (!this.chosen?.isConnected) this.chosen = inOrder[0]?.mark ?? null;
    rove(
      inOrder.map(({ mark }) => mark),
      this.chosen,
    );
  }

  private leadOf(element: Element | null): number | null {
    for (const { mark, cluster } of this.drawn.values())
      if (mark === element) return cluster.members[0] ?? null;
    return null;
  }

  private mark(cluster: Cluster): SVGElement {
    const members = cluster.members.flatMap((index) => this.places[index] ?? []);
    const first = members[0];
    if (!first) throw new Error("a group without places");
    const total = members.reduce((sum, place) => sum + place.count, 0);
    const isOne = members.length === 1;
    const words = isOne ? described(first, this.noun) : describedAll(members, this.noun);
    const radius = radiusOf(Math.min(total, this.most), this.most);
    const inside: SVGElement[] = [svg("circle", { class: "map-target", r: Math.max(radius, 12) })];
    const spread = isOne ? spreadOf(first) : 0;
    if (spread) inside.push(svg("circle", { class: "map-spread", r: spread }));
    if (isOne) inside.push(svg("circle", { class: "map-dot", r: tenth(radius) }));
    else {
      const side = Math.max(radius * 2, 20);
      inside.push(
        svg("rect", { class: "map-group", x: -side / 2, y: -10, width: side, height: 20, rx: 4 }),
        svg("text", { class: "map-count", y: 4, "text-anchor": "middle" }, `${members.length}`),
      );
    }
    const isLink = isOne && first.href !== null;
    const made: SVGElement = isLink
      ? svg("a", { href: first.href, class: "map-place", "aria-label": words }, ...inside)
      : svg("g", { role: "button", class: "map-place", "aria-label": words }, ...inside);
    const tell = (said: string): void => {
      this.told.textContent = said;
      this.told.classList.toggle("island-help", said === HELP);
    };
    made.addEventListener("pointerenter", () => tell(words));
    made.addEventListener("pointerleave", () => tell(HELP));
    made.addEventListener("blur", () => tell(HELP));
    made.addEventListener("focus", () => {
      this.chosen = made;
      rove(
        [...this.drawn.values()].map((d) => d.mark),
        made,
      );
      tell(words);
    });
    if (!isLink) made.addEventListener("click", () => this.enter(members));
    return made;
  }

  /** Looks closer at a group; where that parts nothing, lists its places. */
  private enter(members: readonly Place[]): void {
    const closer = around(members, this.width, this.height, 0);
    const flat = new Flat(closer, this.width, this.height);
    const spots = members.map((place) => flat.place(place.lon, place.lat));
    const parts = clustered(spots, APART).length > 1;
    if (parts && this.view && closer.tall < this.view.tall) this.go(closer);
    else this.show(members);
  }

  private show(members: readonly Place[]): void {
    const items = members.slice(0, MOST_LISTED).map((place) => {
      const words = described(place, this.noun);
      return html("li", {}, place.href ? html("a", { href: place.href }, words) : words);
    });
    const rest = members.length - items.length;
    this.list.replaceChildren(
      html("p", {}, members.length > 1 ? "Here are:" : "Here is:"),
      html("ul", {}, ...items),
      ...(rest > 0 ? [html("p", {}, `and ${rest} more`)] : []),
    );
    this.list.querySelector("a")?.focus();
  }

  private listen(): void {
    gestures(this.drawing, {
      pan: (dx, dy) => this.go(this.flat.panned(dx, dy)),
      zoom: (factor, x, y) => this.zoom(factor, x, y),
      end: () => undefined,
    });
    this.drawing.addEventListener("dblclick", (event) => {
      const box = this.drawing.getBoundingClientRect();
      this.zoom(2, event.clientX - box.left, event.clientY - box.top);
    });
    this.frame.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (!this.press(event.key, event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  private press(key: string, shift: boolean): boolean {
    const focused = [...this.drawn.values()].find((d) => d.mark === document.activeElement);
    const at = focused?.cluster;
    if (key === "+" || key === "=") this.zoom(2, at?.x, at?.y);
    else if (key === "-" || key === "_") this.zoom(0.5, at?.x, at?.y);
    else if (key === "0") this.reset();
    else if (key === "Escape") {
      if (this.view === this.whole && this.list.childElementCount === 0) return false;
      this.reset();
    } else if (!focused) return false;
    else if ((key === "Enter" || key === " ") && focused.mark.tagName === "g")
      focused.mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else if (key in ARROWS) this.walk(focused, key, shift);
    else return false;
    return true;
  }

  private walk(from: Drawn, key: string, shift: boolean): void {
    const direction = ARROWS[key];
    if (!direction) return;
    if (shift) {
      const far = 80;
      const dx = direction === "left" ? far : direction === "right" ? -far : 0;
      const dy = direction === "up" ? far : direction === "down" ? -far : 0;
      this.go(this.flat.panned(dx, dy));
      return;
    }
    const all = [...this.drawn.values()];
    const next = nearest(
      all.map(({ cluster }) => cluster),
      all.indexOf(from),
      direction,
    );
    if (next !== null) all[next]?.mark.focus({ preventScroll: true });
  }
}

function byReading(one: Drawn, other: Drawn): number {
  return one.cluster.x - other.cluster.x || one.cluster.y - other.cluster.y;
}
