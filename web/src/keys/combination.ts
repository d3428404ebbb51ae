/** Which shortcut a key press means. */

/** What is read of a key press. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

/**
 * Returns the shortcut's name for a press, or null.
 *
 * Letters mean the same with Caps Lock on, and the same key on keyboards for other scripts;
 * whatever Ctrl, Alt or Cmd is held with belongs to the browser. The Enter key is `enter`.
 */
export function pressed(press: Press): string | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return null;
  const { key, code } = press;
  if (key === "Enter") return "enter";
  if ([...key].length !== 1) return null;
  if (/^[a-z]$/i.test(key)) return press.shiftKey ? key.toUpperCase() : key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const isOtherScript = (key.codePointAt(0) ?? 0) > 0x24f;
  if (letter && isOtherScript) return press.shiftKey ? letter : letter.toLowerCase();
  return key === " " ? null : key;
}

/** Returns whether keys typed into an element are its own. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (
    target.closest(
      "select, textarea, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], [role=listbox], [role=menu]",
    )
  )
    return true;
  const input = target.closest("input");
  if (!input) return false;
  return !["button", "submit", "reset", "checkbox", "radio", "image", "file"].includes(input.type);
}

/** Returns whether an element has its own use for the Enter key. */
export function isPressable(target: EventTarget | null): boolean {
  const own =
    "a[href], button, summary, input, label, [role=button], [role=slider], [tabindex='0']";
  return target instanceof Element && target.closest(own) !== null;
}
