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
// src/shared/dom.ts
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
// src/spans/shown.ts
var NAMES = /* @__PURE__ */ new Set([
	"content",
	"source",
	"cue"
]);
/** Returns the name of the highlight for a field. */
function nameOf(field) {
	return `sayso-${NAMES.has(field) ? field : "content"}`;
}
/** Shows pieces, and one of them as the one being worked on. */
function show(field, passage, pieces, current) {
	if (typeof CSS === "undefined" || !("highlights" in CSS) || typeof Highlight === "undefined") return;
	const all = new Highlight(...pieces.flatMap((piece) => passage.ranges(piece)));
	all.priority = 1;
	CSS.highlights.set(nameOf(field), all);
	const chosen = new Highlight(...current ? passage.ranges(current) : []);
	chosen.priority = 2;
	CSS.highlights.set("sayso-current", chosen);
}
var OBEYED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/g;
/** Returns words in which control characters are seen instead of obeyed. */
function visible(words) {
	return words.replace(OBEYED, (character) => {
		const code = character.charCodeAt(0);
		if (code < 32) return String.fromCharCode(9216 + code);
		return code === 127 ? "␡" : "�";
	});
}
/** Returns words without their middle where they are long; no character is cut in two. */
function shortened(words, end) {
	if (words.length <= 2 * end + 20) return words;
	return `${words.slice(0, end).replace(/[\ud800-\udbff]$/, "")} … ${words.slice(-end).replace(/^[\udc00-\udfff]/, "")}`;
}
// src/spans/panel.ts
/** What a span editor shows: each piece in its words, with handles for start and end. */
var LATER = {
	ArrowLeft: false,
	ArrowRight: true,
	ArrowUp: true,
	ArrowDown: false
};
var Panel = class {
	editor;
	element;
	list = html("ol", { class: "spans-pieces" });
	none = html("p", { class: "spans-none" }, "Nothing is marked.");
	said = html("p", {
		class: "spans-said",
		role: "status",
		"aria-live": "polite"
	});
	pick;
	more;
	back;
	rows = [];
	speaking = 0;
	constructor(editor) {
		this.editor = editor;
		this.pick = button("Select in the text", { class: "spans-pick" }, () => editor.activate());
		this.more = button("Add a piece", {}, () => editor.add());
		this.back = button("Restore", { "aria-keyshortcuts": "Escape" }, () => {
			editor.restore();
			this.pick.focus();
		});
		const label = editor.root.dataset["label"] ?? editor.field;
		const help = html("p", { class: "spans-help" }, "Select words in the text with the mouse or a finger; or move the handles with the arrow ", "keys by word, with Shift by character, with Home and End to the ends of the paragraph. ", "Escape restores.");
		this.element = html("div", {
			class: "spans-editor",
			"data-made": "",
			role: "group",
			"aria-label": `Where the ${label} stands`
		}, help, this.list, this.none, html("div", { class: "spans-tools" }, this.pick, this.more, this.back), this.said);
	}
	/** Says words to those who listen, once the moves have settled. */
	say(words) {
		window.clearTimeout(this.speaking);
		this.speaking = window.setTimeout(() => {
			this.said.textContent = words;
		}, 250);
	}
	focus(place, edge) {
		(this.rows[place]?.[edge] ?? this.more).focus();
	}
	draw() {
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
	fill(row, place) {
		const { editor } = this;
		const piece = editor.pieces[place];
		if (!piece) return;
		const { before, words, after } = editor.words(piece);
		const several = editor.pieces.length > 1;
		row.element.classList.toggle("is-current", several && place === editor.current);
		set(row.element, { "aria-current": several && place === editor.current ? "true" : null });
		row.words.replaceChildren(html("span", { class: "spans-around" }, before), html("mark", { class: `spans-${editor.field}` }, shortened(words, 600)), html("span", { class: "spans-around" }, after));
		const [low, high] = editor.whole;
		const [head] = splitWords(words.slice(0, 200));
		const tail = splitWords(words.slice(-200)).at(-1) ?? "";
		const name = several ? `Piece ${place + 1}, ` : "";
		for (const edge of ["start", "end"]) set(row[edge], {
			"aria-label": `${name}${edge}`,
			"aria-valuemin": low,
			"aria-valuemax": high,
			"aria-valuenow": edge === "start" ? piece[0] : piece[1],
			"aria-valuetext": edge === "start" ? `before ${isolated(head ?? "")}` : `after ${isolated(tail)}`
		});
		set(row.remove, { "aria-label": several ? `Remove piece ${place + 1}` : "Remove the piece" });
	}
	row(place) {
		const { editor } = this;
		const start = this.handle(place, "start");
		const end = this.handle(place, "end");
		const words = html("bdi", {
			class: "spans-words",
			dir: "auto"
		});
		const remove = button("Remove", { class: "spans-remove" }, () => editor.remove(place));
		const element = html("li", {}, words, html("div", { class: "spans-handles" }, ...this.nudged(place, start, "start"), ...this.nudged(place, end, "end"), remove));
		element.addEventListener("focusin", () => editor.choose(place));
		return {
			element,
			words,
			start,
			end,
			remove
		};
	}
	handle(place, edge) {
		const { editor } = this;
		const made = html("span", {
			role: "slider",
			tabindex: 0,
			class: "spans-handle",
			"aria-orientation": "horizontal"
		}, edge === "start" ? "Start" : "End");
		made.addEventListener("keydown", (event) => {
			if (event.ctrlKey || event.altKey || event.metaKey) return;
			const unit = event.shiftKey ? "character" : "word";
			const later = LATER[event.key];
			if (later !== void 0) {
				const piece = editor.pieces[place];
				const at = piece ? piece[edge === "start" ? 0 : 1] : 0;
				const turned = (event.key === "ArrowLeft" || event.key === "ArrowRight") && editor.isRightToLeft(at);
				editor.move(place, edge, turned ? !later : later, unit);
			} else if (event.key === "Home" && edge === "start" || event.key === "End" && edge === "end") editor.moveToParagraph(place, edge);
			else if (event.key === "Delete") editor.remove(place);
			else return;
			event.preventDefault();
			event.stopPropagation();
		});
		return made;
	}
	/** Returns a handle between two buttons for those who neither select nor type. */
	nudged(place, handle, edge) {
		const nudge = (forward) => button(forward ? "›" : "‹", {
			class: "spans-nudge",
			tabindex: -1,
			"aria-label": `${edge === "start" ? "Start" : "End"} one word ${forward ? "later" : "earlier"}`
		}, () => this.editor.move(place, edge, forward, "word"));
		return [html("span", { class: "spans-edge" }, nudge(false), handle, nudge(true))];
	}
};
function splitWords(words) {
	return words.split(/\s+/u).filter((word) => word !== "");
}
// src/spans/codepoints.ts
/**
* Offsets in code points, as sayso counts them, over a string that scripts count in UTF-16 units.
*
* A character beyond U+FFFF is one code point and two units; combining marks are code points of
* their own. Both directions take constant time: a table holds the unit of every 512th code point.
*/
var STEP = 512;
var PAIRS = /[\ud800-\udfff]/;
var CodePoints = class {
	text;
	/** Code points in the text. */
	length;
	table;
	constructor(text) {
		this.text = text;
		if (!PAIRS.test(text)) {
			this.table = null;
			this.length = text.length;
			return;
		}
		const table = [0];
		let count = 0;
		for (let unit = 0; unit < text.length; unit += widthAt(text, unit)) {
			if (count > 0 && count % STEP === 0) table.push(unit);
			count += 1;
		}
		this.table = table;
		this.length = count;
	}
	/** Returns the unit at which a code point begins; offsets outside are moved to the ends. */
	toUnit(point) {
		const wanted = Math.min(Math.max(0, point), this.length);
		if (!this.table) return wanted;
		const row = Math.min(Math.floor(wanted / STEP), this.table.length - 1);
		let unit = this.table[row] ?? 0;
		for (let left = wanted - row * STEP; left > 0; left -= 1) unit += widthAt(this.text, unit);
		return unit;
	}
	/** Returns the code point that a unit lies in; within a pair that is the pair's own. */
	fromUnit(unit) {
		const wanted = Math.min(Math.max(0, unit), this.text.length);
		if (!this.table) return wanted;
		let low = 0;
		let high = this.table.length - 1;
		while (low < high) {
			const middle = low + high + 1 >> 1;
			if ((this.table[middle] ?? 0) <= wanted) low = middle;
			else high = middle - 1;
		}
		let at = this.table[low] ?? 0;
		let point = low * STEP;
		while (at < wanted) {
			at += widthAt(this.text, at);
			if (at > wanted) break;
			point += 1;
		}
		return point;
	}
	/** Returns the text between two code points. */
	slice(start, end) {
		return this.text.slice(this.toUnit(start), this.toUnit(end));
	}
};
function widthAt(text, unit) {
	const code = text.codePointAt(unit);
	return code !== void 0 && code > 65535 ? 2 : 1;
}
// src/spans/steps.ts
var WINDOW = 240;
/** Units looked at on either side: a paragraph of ten million characters is not cut up whole. */
var NEVER_WITHIN = 40;
/** Units at the rim of a window whose bounds aren't trusted: a word may go on outside. */
var segmenters = /* @__PURE__ */ new Map();
function segmenter(unit) {
	let found = segmenters.get(unit);
	if (!found) {
		found = new Intl.Segmenter(void 0, { granularity: unit === "word" ? "word" : "grapheme" });
		segmenters.set(unit, found);
	}
	return found;
}
/**
* Returns where an edge of a piece gets to by one step, in code points of the document.
*
* By word, a start moves between beginnings of words and an end between their ends, so that
* quotation marks and full stops are left out; by character, both move by what a reader sees as
* one (a letter with its marks, a flag). From the end of a paragraph the step goes on in the next.
* At either end of the text it stays.
*/
function step(blocks, at, edge, forward, unit) {
	const order = forward ? blocks : [...blocks].reverse();
	for (const block of order) {
		const end = block.start + block.points.length;
		if (forward ? end <= at : block.start >= at) continue;
		const found = within(block, at, edge, forward, unit);
		if (found !== null) return found;
	}
	return at;
}
function within(block, at, edge, forward, unit) {
	const { points, start } = block;
	const text = points.text;
	const inside = Math.min(Math.max(at - start, 0), points.length);
	const outside = at < start || at > start + points.length;
	const from = points.toUnit(inside);
	for (let width = WINDOW;; width *= 8) {
		const low = whole(text, Math.max(0, from - (forward ? 80 : width)));
		const high = whole(text, Math.min(text.length, from + (forward ? width : 80)));
		const sure = boundsIn(text.slice(low, high), edge, unit).map((bound) => bound + low).filter((bound) => {
			return (low === 0 || bound >= low + NEVER_WITHIN) && (high === text.length || bound <= high - NEVER_WITHIN);
		});
		const next = forward ? sure.find((bound) => outside ? bound >= from : bound > from) : sure.reverse().find((bound) => outside ? bound <= from : bound < from);
		if (next !== void 0) return start + points.fromUnit(next);
		if (low === 0 && high === text.length) return null;
		if (forward ? high === text.length : low === 0) return null;
	}
}
function boundsIn(text, edge, unit) {
	const found = [];
	for (const part of segmenter(unit).segment(text)) {
		if (unit === "word" && !part.isWordLike) continue;
		found.push(edge === "start" ? part.index : part.index + part.segment.length);
	}
	return found;
}
/** Returns the unit moved out of a pair. */
function whole(text, unit) {
	const code = text.charCodeAt(unit);
	return code >= 56320 && code <= 57343 && unit > 0 ? unit - 1 : unit;
}
/** Returns the whole extent of the text. */
function extent(blocks) {
	let low = Number.POSITIVE_INFINITY;
	let high = 0;
	for (const block of blocks) {
		low = Math.min(low, block.start);
		high = Math.max(high, block.start + block.points.length);
	}
	return [Number.isFinite(low) ? low : 0, high];
}
/** Returns the words of a stretch; paragraphs are parted by a space. */
function wordsOf(blocks, start, end) {
	const parts = [];
	for (const block of blocks) {
		const from = Math.max(start, block.start) - block.start;
		const to = Math.min(end, block.start + block.points.length) - block.start;
		if (from < to) parts.push(block.points.slice(from, to));
	}
	return parts.join(" ");
}
/** Returns a stretch without the white space at its ends, or null where nothing else is left. */
function trimmed(blocks, start, end) {
	const inside = blocks.filter((b) => b.start < end && b.start + b.points.length > start);
	let first = null;
	let last = null;
	for (const block of inside) {
		const from = Math.max(start - block.start, 0);
		const text = block.points.slice(from, end - block.start);
		const begin = text.search(/\S/u);
		if (begin < 0) continue;
		const base = block.points.toUnit(from);
		first ??= block.start + block.points.fromUnit(base + begin);
		last = block.start + block.points.fromUnit(base + text.trimEnd().length);
	}
	return first === null || last === null || last <= first ? null : [first, last];
}
/** Returns how many words a stretch has. */
function wordCount(text) {
	let count = 0;
	for (const part of segmenter("word").segment(text)) if (part.isWordLike) count += 1;
	return count;
}
// src/spans/passage.ts
/** The text on the page: paragraphs `<p data-text data-start="N">`, and ranges over them. */
var Passage = class {
	paragraphs;
	/** Paragraphs whose length isn't what the server said: no offset in them can be trusted. */
	broken;
	constructor(root) {
		const found = [];
		let broken = 0;
		for (const element of root.querySelectorAll("[data-text][data-start]")) {
			const start = Number(element.dataset["start"]);
			if (!Number.isInteger(start) || start < 0) continue;
			const runs = runsOf(element);
			const points = new CodePoints(runs.map((run) => run.node.data).join(""));
			const promised = element.dataset["length"];
			if (promised !== void 0 && Number(promised) !== points.length) {
				broken += 1;
				continue;
			}
			if (points.length > 0) found.push({
				element,
				start,
				points,
				runs
			});
		}
		this.paragraphs = found.sort((one, other) => one.start - other.start);
		this.broken = broken;
	}
	/** True as long as the paragraphs are on the page with the text they were read with. */
	get isCurrent() {
		return this.paragraphs.every((p) => p.runs.every((run, index) => {
			const end = p.runs[index + 1]?.unit ?? p.points.text.length;
			return run.node.isConnected && run.node.data.length === end - run.unit;
		}));
	}
	/** Returns the part of the text that a selection covers, or null. */
	covered(selection) {
		let start = null;
		let end = null;
		for (const paragraph of this.paragraphs) {
			const { element, points } = paragraph;
			if (!selection.intersectsNode(element)) continue;
			const from = element.contains(selection.startContainer) ? unitAt(paragraph, selection.startContainer, selection.startOffset) : 0;
			const to = element.contains(selection.endContainer) ? unitAt(paragraph, selection.endContainer, selection.endOffset) : points.text.length;
			if (from >= to) continue;
			start ??= paragraph.start + points.fromUnit(from);
			end = paragraph.start + upTo(points, to);
		}
		return start === null || end === null ? null : trimmed(this.paragraphs, start, end);
	}
	/** Returns ranges over the text of a piece, one a paragraph. */
	ranges([start, end]) {
		const found = [];
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
	at(offset) {
		return this.paragraphs.find((p) => p.start <= offset && offset <= p.start + p.points.length) ?? null;
	}
};
/** Returns the text nodes of a paragraph; what stands in `data-aside` isn't the document's. */
function runsOf(element) {
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	const runs = [];
	let unit = 0;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const text = node;
		if (text.parentElement?.closest("[data-aside]")) continue;
		if (text.data.length === 0) continue;
		runs.push({
			node: text,
			unit
		});
		unit += text.data.length;
	}
	return runs;
}
/** Returns the unit of a place in the tree: that of the text after it. */
function unitAt(paragraph, container, offset) {
	for (const run of paragraph.runs) if (run.node === container) return run.unit + offset;
	const place = document.createRange();
	place.setStart(container, offset);
	place.collapse(true);
	for (const run of paragraph.runs) if (place.comparePoint(run.node, 0) >= 0) return run.unit;
	return paragraph.points.text.length;
}
/** Returns the code point after a unit: a pair cut in two counts whole. */
function upTo(points, unit) {
	const point = points.fromUnit(unit);
	return points.toUnit(point) < unit ? point + 1 : point;
}
function boundary(paragraph, unit, isEnd) {
	let chosen = paragraph.runs[0];
	for (const run of paragraph.runs) {
		if (isEnd ? run.unit >= unit : run.unit > unit) break;
		chosen = run;
	}
	if (!chosen) throw new Error("a paragraph without text");
	return [chosen.node, Math.min(unit - chosen.unit, chosen.node.data.length)];
}
// src/spans/pieces.ts
/** Returns the pieces in a hidden field's JSON, or null where it holds none. */
function parse(json) {
	let value;
	try {
		value = JSON.parse(json);
	} catch {
		return null;
	}
	if (!Array.isArray(value)) return null;
	const found = [];
	for (const pair of value) {
		if (!Array.isArray(pair) || pair.length !== 2) return null;
		const [start, end] = pair;
		if (!Number.isInteger(start) || !Number.isInteger(end)) return null;
		if (start < 0 || end <= start) return null;
		found.push([start, end]);
	}
	return found;
}
function write(pieces) {
	return JSON.stringify(inOrder(pieces));
}
function inOrder(pieces) {
	return [...pieces].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}
/**
* Returns the pieces with one put in, and the rest cut back to what it leaves of them.
*
* @param place The piece it stands for, or null for one more.
*/
function put(pieces, place, piece) {
	const rest = [];
	for (const [index, [start, end]] of pieces.entries()) {
		if (index === place) continue;
		if (start < piece[0]) rest.push([start, Math.min(end, piece[0])]);
		if (end > piece[1]) rest.push([Math.max(start, piece[1]), end]);
	}
	return inOrder([...rest, piece]);
}
/** Returns the pieces without one. */
function without(pieces, place) {
	return pieces.filter((_, index) => index !== place);
}
/** Returns how far a piece may grow before it meets its neighbours. */
function room(pieces, place, whole) {
	return [pieces[place - 1]?.[1] ?? whole[0], pieces[place + 1]?.[0] ?? whole[1]];
}
function same(one, other) {
	return write(one) === write(other);
}
// src/spans/editor.ts
/** One span editor: what the reviewer does with it, and what the form gets. */
/** The editor that selections in a text go to, by the text's id. */
var active = /* @__PURE__ */ new Map();
/** Every editor, so that one that is folded away can hand a selection on. */
var editors = /* @__PURE__ */ new Set();
/** What was read of a text, for all its editors. */
var passages = /* @__PURE__ */ new WeakMap();
function passageOf(text) {
	const known = passages.get(text);
	if (known?.isCurrent) return known;
	const read = new Passage(text);
	passages.set(text, read);
	return read;
}
var Editor = class {
	root;
	field;
	most;
	pieces;
	/** Index of the piece being worked on; as many as there are pieces: a new one. */
	current = 0;
	input;
	before;
	textId;
	panel;
	passage;
	settle = 0;
	constructor(root) {
		this.root = root;
		this.field = root.dataset["field"] ?? "content";
		this.textId = root.dataset["textId"] ?? "";
		this.most = Number(root.dataset["pieces"] ?? "0") || Number.POSITIVE_INFINITY;
		const input = root.querySelector("input[data-spans], input[name=spans]");
		if (!input) throw new Error("a span editor needs an input named spans");
		this.input = input;
		this.passage = passageOf(this.text());
		if (this.passage.broken > 0) throw new Error(`${this.passage.broken} paragraphs have not the length that was promised`);
		if (this.passage.paragraphs.length === 0) throw new Error("there is no text to point at");
		this.before = parse(input.defaultValue || input.value) ?? this.given();
		this.pieces = parse(input.value) ?? [...this.before];
		if (input.value === "" && this.pieces.length > 0) input.value = write(this.pieces);
		this.panel = new Panel(this);
		input.type = "hidden";
		for (const fallback of root.querySelectorAll("[data-fallback]")) fallback.classList.add("island-replaced");
		root.append(this.panel.element);
		root.dataset["mounted"] = "";
		this.listen();
		editors.add(this);
		if (!active.has(this.textId) || !active.get(this.textId)?.root.isConnected) this.activate();
		else this.draw();
	}
	get isActive() {
		return active.get(this.textId) === this;
	}
	/** Selections in the text go to this editor from now on. */
	activate() {
		const other = active.get(this.textId);
		active.set(this.textId, this);
		if (other && other !== this && other.root.isConnected) other.draw();
		this.draw();
	}
	/** Makes a piece the one being worked on. */
	choose(place) {
		if (place === this.current && this.isActive) return;
		this.current = place;
		this.activate();
	}
	/** Moves an edge of a piece by a word or a character; says what is covered then. */
	move(place, edge, forward, unit) {
		const piece = this.pieces[place];
		if (!piece) return;
		this.refresh();
		const blocks = this.passage.paragraphs;
		const [low, high] = room(this.pieces, place, extent(blocks));
		const moved = step(blocks, edge === "start" ? piece[0] : piece[1], edge, forward, unit);
		const next = edge === "start" ? [Math.max(moved, low), piece[1]] : [piece[0], Math.min(moved, high)];
		if (next[0] >= next[1] || next[0] === piece[0] && next[1] === piece[1]) {
			this.panel.say(edge === "start" ? "The start can't go further." : "The end can't go further.");
			return;
		}
		this.set(put(this.pieces, place, next), next);
	}
	/** Moves an edge as far as the paragraph goes. */
	moveToParagraph(place, edge) {
		const piece = this.pieces[place];
		if (!piece) return;
		this.refresh();
		const paragraph = this.passage.at(edge === "start" ? piece[0] : piece[1]);
		if (!paragraph) return;
		const [low, high] = room(this.pieces, place, extent(this.passage.paragraphs));
		const next = edge === "start" ? [Math.max(paragraph.start, low), piece[1]] : [piece[0], Math.min(paragraph.start + paragraph.points.length, high)];
		if (next[0] < next[1]) this.set(put(this.pieces, place, next), next);
	}
	/** Adds a piece: the first free word after the last one, else before the first. */
	add() {
		this.refresh();
		const blocks = this.passage.paragraphs;
		const near = this.pieces.at(-1)?.[1] ?? (Number(this.root.dataset["near"] ?? "0") || 0);
		const [low] = extent(blocks);
		const from = Math.max(near, low);
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
	remove(place) {
		this.current = Math.max(0, Math.min(place, this.pieces.length - 2));
		this.set(without(this.pieces, place), null);
		this.panel.focus(this.current, "start");
	}
	/** Takes back every change; false where there is none. */
	restore() {
		if (same(this.pieces, this.before)) return false;
		this.current = 0;
		this.set([...this.before], null);
		this.panel.say("Restored as it was.");
		return true;
	}
	get isChanged() {
		return !same(this.pieces, this.before);
	}
	/** Returns the words of a piece, with some before and after. */
	words([start, end], around = 60) {
		const blocks = this.passage.paragraphs;
		const [low, high] = extent(blocks);
		return {
			before: visible(wordsOf(blocks, Math.max(low, start - around), start)),
			words: visible(wordsOf(blocks, start, end)),
			after: visible(wordsOf(blocks, end, Math.min(high, end + around)))
		};
	}
	/** True where the text at an offset runs from right to left. */
	isRightToLeft(offset) {
		const element = this.passage.at(offset)?.element;
		return element !== void 0 && getComputedStyle(element).direction === "rtl";
	}
	get whole() {
		return extent(this.passage.paragraphs);
	}
	/** Takes the pieces on: into the form, onto the page, into words. */
	set(pieces, chosen) {
		this.pieces = pieces;
		if (chosen) this.current = pieces.findIndex(([s, e]) => s === chosen[0] && e === chosen[1]);
		this.input.value = write(pieces);
		this.activate();
		const piece = this.pieces[this.current];
		this.panel.say(piece ? this.sentence(piece) : "Nothing is marked.");
		this.input.dispatchEvent(new Event("change", { bubbles: true }));
	}
	sentence(piece) {
		const { words } = this.words(piece);
		return `${this.pieces.length > 1 ? `Piece ${this.current + 1} covers` : "Covers"} ${words.length > 2e4 ? "a long stretch" : counted(wordCount(words), "word")}: ${shortened(words, 80)}`;
	}
	/** False while it is folded away, as in a closed `<details>`. */
	get isSeen() {
		return this.root.isConnected && (this.root.checkVisibility?.() ?? true);
	}
	draw() {
		this.panel.draw();
		if (!this.isSeen) return;
		if (!this.isActive) {
			show(this.field, this.passage, this.pieces, null);
			return;
		}
		show(this.field, this.passage, this.pieces, this.pieces[this.current] ?? null);
	}
	given() {
		const { start, end } = this.root.dataset;
		if (start === void 0 || end === void 0 || end === "") return [];
		return parse(`[[${start},${end}]]`) ?? [];
	}
	text() {
		const text = this.textId ? document.getElementById(this.textId) : document;
		if (!text) throw new Error(`there is no text #${this.textId}`);
		return text;
	}
	/** Reads the page's text again where parts of it were replaced. */
	refresh() {
		this.passage = passageOf(this.text());
	}
	listen() {
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
	standIn() {
		for (const other of editors) if (!other.root.isConnected) editors.delete(other);
		else if (other.textId === this.textId && other.isSeen) return other;
	}
	/** Takes the selection in the text as the piece being worked on. */
	select() {
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
};
// src/spans/index.ts
/**
* The span editor: says anew which words of the text are meant, by mouse, touch or keyboard.
*
*     <div data-island="spans" data-text-id="text" data-field="content">
*       <input name="spans" value="[[12,40]]">   (hidden once the island is there)
*     </div>
*/
island("spans", (element) => {
	new Editor(element);
});
