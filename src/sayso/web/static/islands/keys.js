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
// src/keys/combination.ts
/**
* Returns the shortcut's name for a press, or null.
*
* Letters mean the same with Caps Lock on, and the same key on keyboards for other scripts;
* whatever Ctrl, Alt or Cmd is held with belongs to the browser. The Enter key is `enter`.
*/
function pressed(press) {
	if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return null;
	const { key, code } = press;
	if (key === "Enter") return "enter";
	if ([...key].length !== 1) return null;
	if (/^[a-z]$/i.test(key)) return press.shiftKey ? key.toUpperCase() : key.toLowerCase();
	const letter = /^Key([A-Z])$/.exec(code)?.[1];
	const isOtherScript = (key.codePointAt(0) ?? 0) > 591;
	if (letter && isOtherScript) return press.shiftKey ? letter : letter.toLowerCase();
	return key === " " ? null : key;
}
/** Returns whether keys typed into an element are its own. */
function isTyping(target) {
	if (!(target instanceof Element)) return false;
	if (target.closest("select, textarea, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], [role=listbox], [role=menu]")) return true;
	const input = target.closest("input");
	if (!input) return false;
	return ![
		"button",
		"submit",
		"reset",
		"checkbox",
		"radio",
		"image",
		"file"
	].includes(input.type);
}
/** Returns whether an element has its own use for the Enter key. */
function isPressable(target) {
	return target instanceof Element && target.closest("a[href], button, summary, input, label, [role=button], [role=slider], [tabindex='0']") !== null;
}
// src/keys/switch.ts
/** Whether single-key shortcuts are on; kept in this browser. */
var PLACE = "sayso-keys";
var lastResort = true;
/** The choice, where the browser keeps nothing. */
function isOn() {
	try {
		return localStorage.getItem(PLACE) !== "off" && lastResort;
	} catch {
		return lastResort;
	}
}
function remember(on) {
	lastResort = on;
	try {
		localStorage.setItem(PLACE, on ? "on" : "off");
	} catch {}
	window.dispatchEvent(new Event("sayso:keys"));
}
// src/keys/list.ts
/** The list of shortcuts of this page, in a dialog. */
var KeyList = class {
	dialog = null;
	open() {
		const dialog = this.dialog?.isConnected ? this.dialog : this.make();
		this.dialog = dialog;
		dialog.replaceChildren(...this.content(dialog));
		if (!dialog.open) dialog.showModal();
	}
	make() {
		const made = html("dialog", {
			class: "keys-list",
			"aria-labelledby": "keys-title"
		});
		document.body.append(made);
		return made;
	}
	content(dialog) {
		const rows = /* @__PURE__ */ new Map();
		for (const element of document.querySelectorAll("[data-key]")) {
			const keys = element.dataset["key"] ?? "";
			const words = (element.dataset["keyLabel"] ?? element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
			if (keys && !rows.has(keys)) rows.set(keys, words || keys);
		}
		for (const part of document.querySelectorAll("[data-key-next]")) {
			const { keyNext, keyPrevious, keyLabel } = part.dataset;
			const name = keyLabel ?? "item";
			if (keyNext) rows.set(keyNext, `Next ${name}`);
			if (keyPrevious) rows.set(keyPrevious, `Previous ${name}`);
		}
		rows.set("?", "This list");
		const box = html("input", {
			type: "checkbox",
			"data-keys-switch": ""
		});
		box.checked = isOn();
		return [
			html("h2", { id: "keys-title" }, "Keyboard shortcuts"),
			html("p", {}, html("label", {}, box, " Single-key shortcuts on")),
			html("table", {}, html("caption", { class: "hidden" }, "Keys on this page"), html("tbody", {}, ...[...rows].map(([keys, words]) => html("tr", {}, html("th", { scope: "row" }, ...caps(keys)), html("td", {}, words))))),
			html("p", {}, button("Close", { autofocus: true }, () => dialog.close()))
		];
	}
};
function caps(keys) {
	return keys.split(" ").flatMap((key, index) => [index ? " then " : "", html("kbd", {}, key)]);
}
// src/keys/index.ts
/**
* Single-key shortcuts: `data-key="j"` on what is to be pressed or focused, `data-key-label` for
* the list that `?` opens. `enter` stands for the Enter key where nothing has the focus. Two keys one after the other are written with a space: `data-key="g d"`.
*
* They can be switched off (WCAG 2.1.4), by a box on the page (`<input type="checkbox"
* data-keys-switch>`, else put into `<div id="keys">`) or in the list; the choice is kept in this browser.
*/
var PATIENCE = 1200;
/** Milliseconds in which the second of two keys is waited for. */
var PRESSED = "a[href], button, summary, input[type=submit], input[type=button], [role=button]";
var first = "";
var waiting = 0;
/** Returns the element for a shortcut: the first that can be seen and used. */
function target(keys) {
	for (const element of document.querySelectorAll("[data-key]")) {
		if (element.dataset["key"] !== keys || !isUsable(element)) continue;
		return element;
	}
	return null;
}
function isUsable(element) {
	if (element.matches(":disabled, [aria-disabled=true]") || element.closest("[inert]")) return false;
	return element.checkVisibility?.() ?? true;
}
function begins(keys) {
	return [...document.querySelectorAll("[data-key]")].some((element) => element.dataset["key"]?.startsWith(`${keys} `));
}
function use(element) {
	if (element.matches(PRESSED)) {
		element.focus({ preventScroll: true });
		element.click();
		return;
	}
	if (element.matches("input[type=checkbox], input[type=radio]")) {
		element.click();
		element.focus();
		return;
	}
	reach(element);
}
/** Gives an element the focus, pressing nothing. */
function reach(element) {
	if (!element.matches("a[href], button, input, select, textarea, summary, [tabindex]")) element.tabIndex = -1;
	element.focus();
	element.scrollIntoView({ block: "nearest" });
}
/** Moves the focus along a list: `data-key-next="j" data-key-previous="k"` on what holds it. */
function along(key) {
	for (const list of document.querySelectorAll("[data-key-next], [data-key-previous]")) {
		const forward = list.dataset["keyNext"] === key;
		if (!forward && list.dataset["keyPrevious"] !== key) continue;
		const items = [...list.querySelectorAll("[data-key-item]")].filter(isUsable);
		if (items.length === 0) continue;
		const here = items.findIndex((item) => item.contains(document.activeElement));
		const item = items[here < 0 ? forward ? 0 : items.length - 1 : here + (forward ? 1 : -1)];
		if (item) reach(item);
		return true;
	}
	return false;
}
var list = new KeyList();
document.addEventListener("keydown", (event) => {
	if (event.defaultPrevented || event.repeat === true || isTyping(event.target)) return;
	const key = pressed(event);
	if (key === null || !isOn() || document.querySelector("dialog[open]")) return;
	if (key === "enter" && isPressable(event.target)) return;
	window.clearTimeout(waiting);
	const both = first ? `${first} ${key}` : key;
	first = "";
	const found = target(both);
	if (found) {
		event.preventDefault();
		use(found);
	} else if (key === "?") {
		event.preventDefault();
		list.open();
	} else if (along(both)) event.preventDefault();
	else if (begins(both)) {
		event.preventDefault();
		first = both;
		waiting = window.setTimeout(() => {
			first = "";
		}, PATIENCE);
	}
});
document.addEventListener("change", (event) => {
	const box = event.target;
	if (box instanceof HTMLInputElement && box.matches("[data-keys-switch]")) remember(box.checked);
});
document.addEventListener("click", (event) => {
	if (event.target instanceof Element && event.target.closest("[data-keys-list]")) {
		event.preventDefault();
		list.open();
	}
});
/** Fills the place that a page keeps for the switch, `<div id="keys">`, where it has none itself. */
function offer() {
	const place = document.getElementById("keys");
	if (!place || place.childElementCount > 0 || document.querySelector("[data-keys-switch]")) return;
	const box = html("input", {
		type: "checkbox",
		"data-keys-switch": ""
	});
	place.append(html("p", {
		class: "keys-offer",
		"data-made": ""
	}, html("label", {}, box, " Single-key shortcuts"), " ", html("button", {
		type: "button",
		"data-keys-list": ""
	}, "Show them ", html("kbd", {}, "?"))));
}
/** Shows the state where it is told: boxes, and names of keys for assistive technology. */
function tell() {
	for (const box of document.querySelectorAll("[data-keys-switch]")) box.checked = isOn();
	for (const part of document.querySelectorAll("[data-keys-only]")) part.hidden = false;
	for (const element of document.querySelectorAll("[data-key]")) {
		const keys = element.dataset["key"] ?? "";
		if (isOn() && !keys.includes(" ")) element.setAttribute("aria-keyshortcuts", keys);
		else element.removeAttribute("aria-keyshortcuts");
	}
}
offer();
tell();
window.addEventListener("sayso:keys", tell);
window.addEventListener("storage", tell);
new MutationObserver(tell).observe(document.body, {
	childList: true,
	subtree: true
});
