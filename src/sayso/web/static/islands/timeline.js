// src/shared/island.ts
/**
* Calls `mount` once for each element with `data-island="name"`.
*
* What the server drew stays in place where mounting fails. The element gets `data-mounted` once
* the island is ready.
*/
function island(name, mount) {
	const selector = `[data-island~="${name}"]`;
	const mounted = /* @__PURE__ */ new WeakSet();
	const look = (root) => {
		const found = [...root.querySelectorAll(selector)];
		if (root instanceof HTMLElement && root.matches(selector)) found.unshift(root);
		for (const element of found) {
			if (mounted.has(element)) continue;
			mounted.add(element);
			undo(element);
			try {
				mount(element);
			} catch (error) {
				undo(element);
				console.error(`The ${name} stays as the server drew it:`, error);
			}
		}
	};
	look(document);
	new MutationObserver((changes) => {
		for (const change of changes) for (const node of change.addedNodes) if (node instanceof HTMLElement) look(node);
	}).observe(document.documentElement, {
		childList: true,
		subtree: true
	});
}
/** Takes back what an island made before: a page out of the history comes with it, but dead. */
function undo(element) {
	for (const made of element.querySelectorAll("[data-made]")) made.remove();
	for (const still of element.querySelectorAll(".island-replaced")) still.classList.remove("island-replaced");
	delete element.dataset["mounted"];
}
/** Puts what the island made in the place of what the server drew. */
function replace(element, made) {
	made.setAttribute("data-made", "");
	const drawn = element.querySelector("[data-static]") ?? [...element.children].find((e) => e.matches("svg, div, p, ul, ol, table")) ?? null;
	if (drawn) {
		drawn.classList.add("island-replaced");
		drawn.after(made);
	} else {
		const caption = element.querySelector(":scope > figcaption");
		if (caption && caption === element.firstElementChild) caption.after(made);
		else element.prepend(made);
	}
	element.dataset["mounted"] = "";
}
/** Returns the island's data: from the address in `data-src`, else from a block of JSON inside. */
async function data(element) {
	const address = element.dataset["src"];
	if (address) return await fetched(address);
	const named = element.dataset["json"];
	const block = named ? document.getElementById(named) : element.querySelector("script[type=\"application/json\"]");
	return JSON.parse(block?.textContent ?? "null");
}
/** Returns the JSON at an address of this site. */
async function fetched(address) {
	const answer = await fetch(address, {
		headers: { Accept: "application/json" },
		credentials: "same-origin"
	});
	if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
	return await answer.json();
}
/** Returns an address if it stays on this site, else null. */
function ownAddress(address) {
	if (typeof address !== "string" || address === "") return null;
	try {
		return new URL(address, document.baseURI).origin === location.origin ? address : null;
	} catch {
		return null;
	}
}
/** True for an object with properties. */
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Returns the list under a name in the island's data, or the data where it is a list itself. */
function listed(value, name) {
	const list = isRecord(value) ? value[name] : value;
	return Array.isArray(list) ? list.filter(isRecord) : [];
}
// src/shared/dom.ts
/** Makes elements without markup in strings: what documents say is only ever text. */
var SVG = "http://www.w3.org/2000/svg";
function set(element, attributes) {
	for (const [name, value] of Object.entries(attributes)) if (value === null || value === void 0 || value === false) element.removeAttribute(name);
	else element.setAttribute(name, value === true ? "" : String(value));
}
function html(name, attributes = {}, ...children) {
	const element = document.createElement(name);
	set(element, attributes);
	element.append(...children);
	return element;
}
function svg(name, attributes = {}, ...children) {
	const element = document.createElementNS(SVG, name);
	set(element, attributes);
	element.append(...children);
	return element;
}
/** Returns a button that submits nothing. */
function button(words, attributes, act) {
	const made = html("button", {
		type: "button",
		...attributes
	}, words);
	made.addEventListener("click", act);
	return made;
}
/** Returns words of a document closed off, so that their direction can't spread (Unicode FSI, PDI). */
function isolated(words) {
	return `\u2068${words}\u2069`;
}
/** Returns a count with its noun. */
function counted(count, one, many = `${one}s`) {
	return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
/** Returns words cut to a length, in whole characters. */
function cut(words, most) {
	const characters = [...words];
	return characters.length <= most ? words : `${characters.slice(0, most - 1).join("")}…`;
}
/** Rounds to tenths, as drawings need no more. */
function tenth(value) {
	return Math.round(value * 10) / 10;
}
// src/shared/gestures.ts
var SLACK = 4;
/** Pixels that a click may slip before it is a drag. */
/**
* Listens on an element. The wheel zooms with Ctrl or Cmd alone, as the page scrolls without; one
* finger scrolls the page up and down (`touch-action: pan-y` in the style sheet), two zoom.
*/
function gestures(element, handlers) {
	const held = /* @__PURE__ */ new Map();
	let travelled = 0;
	let dragging = false;
	const place = (event) => {
		const box = element.getBoundingClientRect();
		return {
			x: event.clientX - box.left,
			y: event.clientY - box.top
		};
	};
	const down = (event) => {
		if (event.pointerType === "mouse" && event.button !== 0) return;
		held.set(event.pointerId, place(event));
		travelled = 0;
		dragging = false;
	};
	const move = (event) => {
		const before = held.get(event.pointerId);
		if (!before) return;
		const now = place(event);
		const dx = now.x - before.x;
		const dy = now.y - before.y;
		travelled += Math.abs(dx) + Math.abs(dy);
		if (!dragging && travelled < SLACK && held.size === 1) return;
		if (!dragging) {
			dragging = true;
			element.setPointerCapture(event.pointerId);
		}
		const others = [...held].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
		held.set(event.pointerId, now);
		const other = others[0];
		if (!other) {
			handlers.pan(dx, dy);
			return;
		}
		const was = Math.hypot(before.x - other.x, before.y - other.y);
		const is = Math.hypot(now.x - other.x, now.y - other.y);
		handlers.pan(dx / 2, dy / 2);
		if (was > 0) handlers.zoom(is / was, (now.x + other.x) / 2, (now.y + other.y) / 2);
	};
	const up = (event) => {
		if (held.delete(event.pointerId) && held.size === 0 && dragging) handlers.end();
	};
	element.addEventListener("pointerdown", down);
	element.addEventListener("pointermove", move);
	element.addEventListener("pointerup", up);
	element.addEventListener("pointercancel", up);
	element.addEventListener("lostpointercapture", up);
	element.addEventListener("dragstart", (event) => event.preventDefault());
	element.addEventListener("click", (event) => {
		if (!dragging) return;
		dragging = false;
		event.preventDefault();
		event.stopPropagation();
	}, true);
	element.addEventListener("wheel", (event) => {
		const wheel = event;
		if (!wheel.ctrlKey && !wheel.metaKey) return;
		wheel.preventDefault();
		const { x, y } = place(wheel);
		const lines = wheel.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
		handlers.zoom(2 ** (-wheel.deltaY * lines * .004), x, y);
		handlers.end();
	}, { passive: false });
}
// src/shared/roving.ts
/** Makes one of the elements the tab stop. */
function rove(elements, chosen) {
	for (const element of elements) element.setAttribute("tabindex", element === chosen ? "0" : "-1");
}
// src/shared/size.ts
/** Calls back with an element's width in pixels, now and when it changes. */
function onWidth(element, changed) {
	let last = 0;
	const look = () => {
		const width = Math.round(element.clientWidth);
		if (width === last || width === 0) return;
		last = width;
		changed(width);
	};
	look();
	new ResizeObserver(look).observe(element);
}
// src/timeline/days.ts
/** Days as whole numbers, counted from 1 January 1970, as dates on the timeline are. */
var DAY = 864e5;
var MONTHS = [
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
	"December"
];
/** Returns the number of a day; months count from 0. */
function dayOf(year, month, day) {
	const date = /* @__PURE__ */ new Date(0);
	date.setUTCFullYear(year, month, day);
	return Math.round(date.getTime() / DAY);
}
/** Returns year, month (from 0) and day of the month. */
function partsOf(day) {
	const date = /* @__PURE__ */ new Date(day * DAY);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth(),
		date: date.getUTCDate()
	};
}
/** Returns the days that an EDTF date covers (`2031`, `2031-05`, `2031-05-03~`, `2031-05/..`). */
function stretch(edtf, upTo) {
	if (typeof edtf !== "string") {
		const end = typeof upTo === "string" ? stretch(upTo) : null;
		return end ? {
			first: null,
			last: end.last,
			vague: end.vague
		} : null;
	}
	const [from = "", to] = edtf.split("/");
	const end = to ?? (typeof upTo === "string" && upTo !== "" ? upTo : void 0);
	const first = single(from);
	if (end === void 0) return first;
	const last = single(end.split("/").at(-1) ?? "");
	if (!first && !last) return null;
	const known = {
		first: first?.first ?? null,
		last: last?.last ?? null
	};
	if (known.first !== null && known.last !== null && known.last <= known.first) return first;
	return {
		...known,
		vague: (first?.vague ?? false) || (last?.vague ?? false)
	};
}
function single(text) {
	const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[^~?%]*)?([~?%]?)$/.exec(text.trim());
	if (!match) return null;
	const year = Number(match[1]);
	const vague = match[4] !== "";
	if (match[2] === void 0) return {
		first: dayOf(year, 0, 1),
		last: dayOf(year + 1, 0, 1),
		vague
	};
	const month = Number(match[2]) - 1;
	if (month < 0 || month > 11) return null;
	if (match[3] === void 0) return {
		first: dayOf(year, month, 1),
		last: dayOf(year, month + 1, 1),
		vague
	};
	const first = dayOf(year, month, Number(match[3]));
	if (partsOf(first).month !== month) return null;
	return {
		first,
		last: first + 1,
		vague
	};
}
/** Returns a day in words: `3 May 2031`. */
function words(day) {
	const { year, month, date } = partsOf(day);
	return `${date} ${MONTHS[month]} ${year}`;
}
var STEPS = [
	{
		name: "day",
		days: 1
	},
	{
		name: "week",
		days: 7
	},
	{
		name: "month",
		days: 30.4
	},
	{
		name: "quarter",
		days: 91.3
	},
	{
		name: "year",
		days: 365.2
	},
	{
		name: "decade",
		days: 3652
	},
	{
		name: "century",
		days: 36524
	}
];
/** Returns the first day of the step that a day lies in; weeks begin on Mondays. */
function floor(day, step) {
	const { year, month } = partsOf(day);
	switch (step) {
		case "day": return Math.floor(day);
		case "week": return Math.floor((day + 3) / 7) * 7 - 3;
		case "month": return dayOf(year, month, 1);
		case "quarter": return dayOf(year, month - month % 3, 1);
		case "year": return dayOf(year, 0, 1);
		case "decade": return dayOf(year - year % 10, 0, 1);
		case "century": return dayOf(year - year % 100, 0, 1);
	}
}
/** Returns the first day of the next step. */
function after(day, step) {
	const { year, month } = partsOf(floor(day, step));
	switch (step) {
		case "day": return Math.floor(day) + 1;
		case "week": return floor(day, "week") + 7;
		case "month": return dayOf(year, month + 1, 1);
		case "quarter": return dayOf(year, month + 3, 1);
		case "year": return dayOf(year + 1, 0, 1);
		case "decade": return dayOf(year + 10, 0, 1);
		case "century": return dayOf(year + 100, 0, 1);
	}
}
/** Returns a step in words: `week of 5 May 2031`, `May 2031`, `2031`. */
function stepWords(day, step) {
	const { year, month } = partsOf(day);
	switch (step) {
		case "day": return words(day);
		case "week": return `week of ${words(day)}`;
		case "month": return `${MONTHS[month]} ${year}`;
		case "quarter": return `${MONTHS[month]} to ${MONTHS[month + 2]} ${year}`;
		case "year": return `${year}`;
		case "decade": return `${year} to ${year + 9}`;
		case "century": return `${year} to ${year + 99}`;
	}
}
/** Returns the words on the scale. */
function tickWords(day, step) {
	const { year, month, date } = partsOf(day);
	const short = (MONTHS[month] ?? "").slice(0, 3);
	if (step === "day" || step === "week") return `${date} ${short}`;
	if (step === "month" || step === "quarter") return month === 0 ? `${year}` : short;
	return `${year}`;
}
// src/timeline/shapes.ts
/** Each kind has its own shape, so that colour alone says nothing. */
var PATHS = {
	statement: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
	event: "M0-6.5L6.5 0L0 6.5L-6.5 0Z",
	claim: "M-5-5H5V5H-5Z",
	dispute: "M0-6L6.5 5.5H-6.5Z",
	toll: "M-6.5-5.5H6.5L0 6Z",
	document: "M-4.5-6H2L5-3V6H-4.5Z"
};
/** Returns the kind by whose shape another is drawn: what has none is a class of events. */
function shapeOf(kind) {
	return Object.hasOwn(PATHS, kind) ? kind : "event";
}
function shape(kind, x = 0, y = 0) {
	const known = shapeOf(kind);
	return svg("path", {
		class: `time-shape kind-${known}`,
		d: PATHS[known],
		transform: `translate(${x} ${y})`
	});
}
var LETTER = 6.9;
var OPEN = 90;
/** Pixels drawn of a stretch whose beginning or end isn't known. */
var NEAR = 240;
/** Days that are shown in full, however they lie: longer lines press days together. */
var BIN = 18;
/** Least width of a bin: what can still be pressed. */
/** Returns the dated items of the island's data, in order of time, and how many have no date. */
function itemsIn(value) {
	const items = [];
	let undated = 0;
	for (const raw of listed(value, "items")) {
		const at = stretch(raw["start"], raw["end"]);
		if (!at) {
			undated += 1;
			continue;
		}
		items.push({
			at,
			label: typeof raw["label"] === "string" ? raw["label"] : "",
			href: ownAddress(raw["href"]),
			kind: typeof raw["kind"] === "string" && raw["kind"] ? raw["kind"] : "statement"
		});
	}
	items.sort((one, other) => startOf(one) - startOf(other) || endOf(one) - endOf(other));
	return {
		items,
		undated
	};
}
function startOf(item) {
	return item.at.first ?? (item.at.last ?? 1) - 1;
}
function endOf(item) {
	return item.at.last ?? (item.at.first ?? 0) + 1;
}
/** Returns the window that shows all items, with room at the ends. */
function around(items, least = 7) {
	let from = Number.POSITIVE_INFINITY;
	let to = Number.NEGATIVE_INFINITY;
	for (const item of items) {
		from = Math.min(from, startOf(item));
		to = Math.max(to, endOf(item));
	}
	if (!Number.isFinite(from)) return {
		from: 0,
		to: least
	};
	const days = Math.max(to - from, least);
	const middle = (from + to) / 2;
	return {
		from: middle - days * .54,
		to: middle + days * .54
	};
}
/**
* Returns the window to begin with: all, but for what lies far off at either end.
*
* A tenth of the items at most are left out, and only those behind a gap of more than half of the
* time, which would press the rest together.
*/
function opening(items) {
	let first = 0;
	let last = items.length - 1;
	for (let spare = Math.floor(items.length / 10) || Number(items.length > 4); spare > 0; spare -= 1) {
		const [low, next, before, high] = [
			items[first],
			items[first + 1],
			items[last - 1],
			items[last]
		];
		if (!low || !next || !before || !high || last - first < 3) break;
		const whole = startOf(high) - startOf(low);
		const head = startOf(next) - startOf(low);
		const tail = startOf(high) - startOf(before);
		if (whole < NEAR || Math.max(head, tail) < whole / 2) break;
		if (head >= tail) first += 1;
		else last -= 1;
	}
	return around(items.slice(first, last + 1));
}
function xOf(day, window, width) {
	return (day - window.from) / (window.to - window.from) * width;
}
/** Returns how much room an item's words take. */
function wordsWidth(item) {
	return Math.min([...item.label].length, 42) * LETTER + 14;
}
/** Returns the items that can be seen in a window, in lanes; null where they don't fit. */
function lanes(items, window, width) {
	const free = [];
	const laid = [];
	for (const item of items) {
		const start = item.at.first ?? Number.NEGATIVE_INFINITY;
		if ((item.at.last ?? Number.POSITIVE_INFINITY) <= window.from || start >= window.to) continue;
		let left = xOf(startOf(item), window, width);
		let right = xOf(endOf(item), window, width);
		if (item.at.first === null) left = Math.max(right - OPEN, Math.min(right, 10));
		if (item.at.last === null) right = Math.min(left + OPEN, Math.max(left, width - 10));
		const x1 = Math.max(left, 10);
		const x2 = Math.max(Math.min(right, width - 10), x1);
		const words = wordsWidth(item);
		const isTight = x1 + words > width;
		const from = isTight ? Math.min(x1, x2 - words) - 10 : x1 - 10;
		const to = isTight ? x2 + 10 : Math.max(x2, x1 + words) + 10;
		let lane = free.findIndex((edge) => edge <= from);
		if (lane < 0) lane = free.length;
		if (lane >= 14) return null;
		free[lane] = to;
		laid.push({
			item,
			x1,
			x2,
			lane,
			openLeft: item.at.first === null || left < 0,
			openRight: item.at.last === null || right > width
		});
	}
	return laid;
}
/** Returns the items counted by the shortest step that is wide enough to press. */
function bins(items, window, width) {
	const days = window.to - window.from;
	const step = STEPS.find((s) => s.days / days * width >= BIN)?.name ?? "century";
	const found = /* @__PURE__ */ new Map();
	for (const item of items) {
		const day = startOf(item);
		if (day < window.from || day >= window.to) continue;
		const from = floor(day, step);
		let bin = found.get(from);
		if (!bin) {
			bin = {
				from,
				to: after(from, step),
				step,
				items: []
			};
			found.set(from, bin);
		}
		bin.items.push(item);
	}
	return [...found.values()].sort((one, other) => one.from - other.from);
}
/** Returns the days on the scale: as many as have room. */
function ticks(window, width) {
	const days = window.to - window.from;
	const step = STEPS.find((s) => s.days / days * width >= 64)?.name ?? "century";
	const found = [];
	for (let day = after(window.from, step); day < window.to; day = after(day, step)) {
		found.push({
			day,
			step
		});
		if (found.length > 200) break;
	}
	return found;
}
/** Returns how many items there are of each kind that has a shape. */
function kindsOf(items) {
	const found = /* @__PURE__ */ new Map();
	for (const item of items) {
		const kind = shapeOf(item.kind);
		found.set(kind, (found.get(kind) ?? 0) + 1);
	}
	return found;
}
// src/timeline/chart.ts
/** The timeline on the page: drawing, zooming, and the walk from one thing to the next. */
var TOP = 30;
var LANE = 26;
var BARS = 150;
var MOST_LISTED = 60;
var LEAST_DAYS = 3;
var Chart = class {
	items;
	undated;
	frame = html("div", { class: "time-frame" });
	drawing;
	scale = svg("g", {
		class: "time-scale",
		"aria-hidden": "true"
	});
	marks = svg("g", { class: "time-marks" });
	note = html("p", { class: "island-help" });
	list = html("div", {
		class: "time-list",
		role: "status"
	});
	whole;
	view;
	width = 0;
	waiting = 0;
	stops = [];
	chosen = "";
	constructor(element, items, undated) {
		this.items = items;
		this.undated = undated;
		this.whole = around(items);
		this.view = opening(items);
		const label = element.dataset["label"] ?? "Timeline";
		this.drawing = svg("svg", {
			class: "time-drawing",
			role: "group",
			"aria-label": label
		}, this.scale, this.marks);
		const tools = html("div", { class: "island-tools" }, button("+", {
			"aria-label": "Zoom in",
			"aria-keyshortcuts": "+"
		}, () => this.zoom(2)), button("−", {
			"aria-label": "Zoom out",
			"aria-keyshortcuts": "-"
		}, () => this.zoom(.5)), button("All", {
			"aria-label": "Show the whole time",
			"aria-keyshortcuts": "0"
		}, () => this.reset()));
		this.frame.append(tools, this.drawing, this.legend(), this.list, this.note);
		replace(element, this.frame);
		this.listen();
		onWidth(this.frame, (width) => {
			this.width = Math.max(width, 200);
			this.draw();
		});
	}
	legend() {
		const parts = [...kindsOf(this.items)].map(([kind, count]) => html("li", {}, svg("svg", {
			viewBox: "-8 -8 16 16",
			width: 16,
			height: 16,
			"aria-hidden": "true"
		}, shape(kind)), ` ${counted(count, kind)}`));
		if (this.undated > 0) parts.push(html("li", {}, `${counted(this.undated, "item")} without a date`));
		return html("ul", { class: "time-legend" }, ...parts);
	}
	go(from, to) {
		const most = (this.whole.to - this.whole.from) * 1.5;
		const days = Math.min(Math.max(to - from, LEAST_DAYS), most);
		const middle = Math.min(Math.max((from + to) / 2, this.whole.from), this.whole.to);
		this.view = {
			from: middle - days / 2,
			to: middle + days / 2
		};
		window.cancelAnimationFrame(this.waiting);
		this.waiting = window.requestAnimationFrame(() => this.draw());
	}
	zoom(factor, x = this.width / 2) {
		const { from, to } = this.view;
		const share = x / this.width;
		const day = from + (to - from) * share;
		const days = Math.max((to - from) / factor, LEAST_DAYS);
		this.go(day - days * share, day + days * (1 - share));
	}
	reset() {
		this.list.replaceChildren();
		this.go(this.whole.from, this.whole.to);
	}
	draw() {
		const { view, width } = this;
		const laid = lanes(this.items, view, width);
		const used = laid ? Math.max(1, ...laid.map(({ lane }) => lane + 1)) : 14;
		const height = laid ? TOP + used * LANE + 12 : 204;
		set(this.drawing, {
			viewBox: `0 0 ${width} ${height}`,
			width,
			height
		});
		this.scale.replaceChildren(svg("line", {
			class: "time-axis",
			x1: 0,
			x2: width,
			y1: 22,
			y2: 22
		}), ...ticks(view, width).flatMap(({ day, step }) => {
			const x = tenth(xOf(day, view, width));
			const isNear = x > width - 24;
			return [svg("line", {
				class: "time-tick",
				x1: x,
				x2: x,
				y1: 18,
				y2: height
			}), svg("text", {
				x: x + 3,
				y: 12,
				"text-anchor": isNear ? "end" : "start"
			}, tickWords(day, step))];
		}));
		const held = this.stops.find(({ element }) => element === document.activeElement)?.key;
		this.stops = laid ? laid.map((one) => ({
			element: this.mark(one),
			key: `${this.items.indexOf(one.item)}`
		})) : this.columns(bins(this.items, view, width));
		this.marks.replaceChildren(...this.stops.map(({ element }) => element));
		const chosen = this.stops.find(({ key }) => key === this.chosen) ?? this.stops[0];
		rove(this.stops.map(({ element }) => element), chosen?.element ?? null);
		if (held !== void 0) (this.stops.find(({ key }) => key === held) ?? chosen)?.element.focus({ preventScroll: true });
		const seen = `${words(Math.ceil(view.from))} to ${words(Math.floor(view.to))}`;
		const off = this.items.filter((item) => endOf(item) <= view.from || startOf(item) >= view.to);
		const outside = off.length > 0 ? `, ${off.length.toLocaleString("en")} more outside` : "";
		const counting = laid ? "" : " Too many to show each: counted where they begin; press a column to look closer.";
		this.note.textContent = `${seen}${outside}.${counting} Drag to move, Ctrl and wheel to zoom. Arrow keys go along, + and − zoom, 0 shows all.`;
	}
	mark({ item, x1, x2, lane, openLeft, openRight }) {
		const y = TOP + lane * LANE + 13;
		const label = `${item.kind}: ${isolated(item.label)}, ${when(item)}`;
		const isTight = x1 + wordsWidth(item) > this.width;
		const text = svg("text", {
			x: tenth(isTight ? Math.max(x2, x1) + 2 : x1 - 2),
			y: y - 6,
			"text-anchor": isTight ? "end" : "start",
			direction: "ltr"
		}, cut(item.label, 42));
		const long = (openLeft || openRight || endOf(item) - startOf(item) > 1) && x2 - x1 > 14;
		const inside = [svg("rect", {
			class: "time-target",
			x: tenth(isTight ? x2 - wordsWidth(item) : x1 - 8),
			y: y - 16,
			width: tenth(Math.max(wordsWidth(item), x2 - x1 + 16)),
			height: 24
		})];
		if (long) inside.push(svg("line", {
			class: "time-bar",
			x1,
			x2,
			y1: y + 3,
			y2: y + 3
		}));
		inside.push(shape(item.kind, tenth(Math.min(x1 + 5, (x1 + x2) / 2)), y + 3));
		if (openLeft) inside.push(svg("path", {
			class: "time-open",
			d: `M${tenth(x1 - 2)} ${y - 2}l-7 5l7 5z`
		}));
		if (openRight) inside.push(svg("path", {
			class: "time-open",
			d: `M${tenth(x2 + 2)} ${y - 2}l7 5l-7 5z`
		}));
		inside.push(text);
		const classes = item.at.vague ? "time-mark is-vague" : "time-mark";
		const made = item.href ? svg("a", {
			class: classes,
			href: item.href,
			"aria-label": label
		}, ...inside) : svg("g", {
			class: classes,
			role: "img",
			"aria-label": label
		}, ...inside);
		return this.stop(made, `${this.items.indexOf(item)}`);
	}
	columns(found) {
		const most = Math.max(1, ...found.map((bin) => bin.items.length));
		return found.map((bin) => {
			const x = Math.max(xOf(bin.from, this.view, this.width), 0);
			const right = Math.min(xOf(bin.to, this.view, this.width), this.width);
			const tall = Math.max(3, bin.items.length / most * 132);
			const kinds = [...kindsOf(bin.items)].map(([kind, count]) => counted(count, kind)).join(", ");
			const wide = Math.max(right - x - 2, 3);
			const made = svg("g", {
				class: "time-column",
				role: "button",
				"aria-label": `${stepWords(bin.from, bin.step)}: ${kinds}`
			}, svg("rect", {
				class: "time-target",
				x: tenth(x),
				y: TOP,
				width: tenth(wide + 2),
				height: BARS
			}), svg("rect", {
				class: "time-count",
				x: tenth(x + 1),
				y: tenth(180 - tall),
				width: tenth(wide),
				height: tenth(tall)
			}), svg("text", {
				x: tenth(x + 1 + wide / 2),
				y: tenth(180 - tall - 4),
				"text-anchor": "middle"
			}, wide > `${bin.items.length}`.length * 8 ? `${bin.items.length}` : ""));
			made.addEventListener("click", () => this.enter(bin));
			return {
				element: this.stop(made, `bin ${bin.from}`),
				key: `bin ${bin.from}`
			};
		});
	}
	stop(made, key) {
		made.addEventListener("focus", () => {
			this.chosen = key;
			rove(this.stops.map(({ element }) => element), made);
		});
		return made;
	}
	/** Looks into a column; where that is a single day already, lists what it holds. */
	enter(bin) {
		if (bin.step !== "day") {
			const room = (bin.to - bin.from) * .04;
			this.go(bin.from - room, bin.to + room);
			return;
		}
		const entries = bin.items.slice(0, MOST_LISTED).map((item) => {
			const said = `${item.kind}: ${isolated(item.label)}`;
			return html("li", {}, item.href ? html("a", { href: item.href }, said) : said);
		});
		const rest = bin.items.length - entries.length;
		this.list.replaceChildren(html("p", {}, `${words(bin.from)}:`), html("ul", {}, ...entries), ...rest > 0 ? [html("p", {}, `and ${rest} more`)] : []);
		this.list.querySelector("a")?.focus();
	}
	listen() {
		gestures(this.drawing, {
			pan: (dx) => {
				const days = -dx / this.width * (this.view.to - this.view.from);
				this.go(this.view.from + days, this.view.to + days);
			},
			zoom: (factor, x) => this.zoom(factor, x),
			end: () => void 0
		});
		this.frame.addEventListener("keydown", (event) => {
			if (event.ctrlKey || event.altKey || event.metaKey) return;
			if (!this.press(event.key, event.shiftKey)) return;
			event.preventDefault();
			event.stopPropagation();
		});
	}
	press(key, shift) {
		const at = this.stops.findIndex(({ element }) => element === document.activeElement);
		const middle = at < 0 ? void 0 : this.middleOf(at);
		const forward = key === "ArrowRight" || key === "ArrowDown";
		if (key === "+" || key === "=") this.zoom(2, middle);
		else if (key === "-" || key === "_") this.zoom(.5, middle);
		else if (key === "0") this.reset();
		else if (key === "Escape") {
			if (this.view === this.whole && this.list.childElementCount === 0) return false;
			this.reset();
		} else if (at < 0) return false;
		else if (shift && (key === "ArrowLeft" || key === "ArrowRight")) {
			const days = (forward ? 1 : -1) * (this.view.to - this.view.from) / 5;
			this.go(this.view.from + days, this.view.to + days);
		} else if (forward || key === "ArrowLeft" || key === "ArrowUp") this.stops[at + (forward ? 1 : -1)]?.element.focus({ preventScroll: true });
		else if (key === "Home") this.stops[0]?.element.focus({ preventScroll: true });
		else if (key === "End") this.stops.at(-1)?.element.focus({ preventScroll: true });
		else if ((key === "Enter" || key === " ") && this.stops[at]?.element.tagName === "g") this.stops[at].element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
		else return false;
		return true;
	}
	middleOf(at) {
		const box = this.stops[at]?.element.querySelector(".time-shape, .time-count");
		if (!box) return void 0;
		const inner = box.getBoundingClientRect();
		return inner.left + inner.width / 2 - this.drawing.getBoundingClientRect().left;
	}
};
/** Returns when an item was, in words. */
function when(item) {
	const about = item.at.vague ? "about " : "";
	const { first, last } = item.at;
	if (first === null) return `${about}until ${words(endOf(item) - 1)}`;
	if (last === null) return `${about}from ${words(first)}`;
	if (last - first <= 1) return about + words(startOf(item));
	return `${about}${words(first)} to ${words(last - 1)}`;
}
// src/timeline/index.ts
/**
* The timeline: the server's drawing made so that one can look closer and walk along it.
*
*     <figure data-island="timeline" data-src="/api/timeline">…the server's drawing…</figure>
*/
island("timeline", (element) => {
	data(element).then((value) => {
		const { items, undated } = itemsIn(value);
		if (items.length > 0) new Chart(element, items, undated);
	}).catch((error) => console.error("The timeline stays as the server drew it:", error));
});
