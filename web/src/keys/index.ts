/**
 * Single-key shortcuts: `data-key="j"` on what is to be pressed or focused, `data-key-label` for
 * the list that `?` opens. `enter` stands for the Enter key where nothing has the focus. Two keys one after the other are written with a space: `data-key="g d"`.
 *
 * They can be switched off (WCAG 2.1.4), by a box on the page (`<input type="checkbox"
 * data-keys-switch>`, else put into `<div id="keys">`) or in the list; the choice is kept in this browser.
 */

import { html } from "../shared/dom";
import { isPressable, isTyping, pressed } from "./combination";
import { KeyList } from "./list";
import { isOn, remember } from "./switch";

const PATIENCE = 1200;
/** Milliseconds in which the second of two keys is waited for. */

const PRESSED = "a[href], button, summary, input[type=submit], input[type=button], [role=button]";

let first = "";
let waiting = 0;

/** Returns the element for a shortcut: the first that can be seen and used. */
function target(keys: string): HTMLElement | null {
  for (const element of document.querySelectorAll<HTMLElement>("[data-key]")) {
    if (element.dataset["key"] !== keys || !isUsable(element)) continue;
    return element;
  }
  return null;
}

function isUsable(element: HTMLElement): boolean {
  if (element.matches(":disabled, [aria-disabled=true]") || element.closest("[inert]"))
    return false;
  return element.checkVisibility?.() ?? true;
}

function begins(keys: string): boolean {
  return [...document.querySelectorAll<HTMLElement>("[data-key]")].some((element) =>
    element.dataset["key"]?.startsWith(`${keys} `),
  );
}

function use(element: HTMLElement): void {
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
function reach(element: HTMLElement): void {
  if (!element.matches("a[href], button, input, select, textarea, summary, [tabindex]"))
    element.tabIndex = -1;
  element.focus();
  element.scrollIntoView({ block: "nearest" });
}

/** Moves the focus along a list: `data-key-next="j" data-key-previous="k"` on what holds it. */
function along(key: string): boolean {
  for (const list of document.querySelectorAll<HTMLElement>(
    "[data-key-next], [data-key-previous]",
  )) {
    const forward = list.dataset["keyNext"] === key;
    if (!forward && list.dataset["keyPrevious"] !== key) continue;
    const items = [...list.querySelectorAll<HTMLElement>("[data-key-item]")].filter(isUsable);
    if (items.length === 0) continue;
    const here = items.findIndex((item) => item.contains(document.activeElement));
    const next = here < 0 ? (forward ? 0 : items.length - 1) : here + (forward ? 1 : -1);
    const item = items[next];
    if (item) reach(item);
    return true;
  }
  return false;
}

const list = new KeyList();

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
function offer(): void {
  const place = document.getElementById("keys");
  if (!place || place.childElementCount > 0 || document.querySelector("[data-keys-switch]")) return;
  const box = html("input", { type: "checkbox", "data-keys-switch": "" });
  place.append(
    html(
      "p",
      { class: "keys-offer", "data-made": "" },
      html("label", {}, box, " Single-key shortcuts"),
      " ",
      html("button", { type: "button", "data-keys-list": "" }, "Show them ", html("kbd", {}, "?")),
    ),
  );
}

/** Shows the state where it is told: boxes, and names of keys for assistive technology. */
function tell(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>("[data-keys-switch]"))
    box.checked = isOn();
  for (const part of document.querySelectorAll<HTMLElement>("[data-keys-only]"))
    part.hidden = false;
  for (const element of document.querySelectorAll<HTMLElement>("[data-key]")) {
    const keys = element.dataset["key"] ?? "";
    if (isOn() && !keys.includes(" ")) element.setAttribute("aria-keyshortcuts", keys);
    else element.removeAttribute("aria-keyshortcuts");
  }
}

offer();
tell();
window.addEventListener("sayso:keys", tell);
window.addEventListener("storage", tell);
new MutationObserver(tell).observe(document.body, { childList: true, subtree: true });
