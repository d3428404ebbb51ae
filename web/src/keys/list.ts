/** The list of shortcuts of this page, in a dialog. */

import { button, html } from "../shared/dom";
import { isOn } from "./switch";

export class KeyList {
  private dialog: HTMLDialogElement | null = null;

  open(): void {
    const dialog = this.dialog?.isConnected ? this.dialog : this.make();
    this.dialog = dialog;
    dialog.replaceChildren(...this.content(dialog));
    if (!dialog.open) dialog.showModal();
  }

  private make(): HTMLDialogElement {
    const made = html("dialog", { class: "keys-list", "aria-labelledby": "keys-title" });
    document.body.append(made);
    return made;
  }

  private content(dialog: HTMLDialogElement): HTMLElement[] {
    const rows = new Map<string, string>();
    for (const element of document.querySelectorAll<HTMLElement>("[data-key]")) {
      const keys = element.dataset["key"] ?? "";
      const label = element.dataset["keyLabel"] ?? element.getAttribute("aria-label");
      const words = (label ?? element.textContent ?? "").trim();
      if (keys && !rows.has(keys)) rows.set(keys, words || keys);
    }
    for (const part of document.querySelectorAll<HTMLElement>("[data-key-next]")) {
      const { keyNext, keyPrevious, keyLabel } = part.dataset;
      const name = keyLabel ?? "item";
      if (keyNext) rows.set(keyNext, `Next ${name}`);
      if (keyPrevious) rows.set(keyPrevious, `Previous ${name}`);
    }
    rows.set("?", "This list");
    const box = html("input", { type: "checkbox", "data-keys-switch": "" });
    box.checked = isOn();
    return [
      html("h2", { id: "keys-title" }, "Keyboard shortcuts"),
      html("p", {}, html("label", {}, box, " Single-key shortcuts on")),
      html(
        "table",
        {},
        html("caption", { class: "hidden" }, "Keys on this page"),
        html(
          "tbody",
          {},
          ...[...rows].map(([keys, words]) =>
            html("tr", {}, html("th", { scope: "row" }, ...caps(keys)), html("td", {}, words)),
          ),
        ),
      ),
      html(
        "p",
        {},
        button("Close", { autofocus: true }, () => dialog.close()),
      ),
    ];
  }
}

function caps(keys: string): (Node | string)[] {
  return keys.split(" ").flatMap((key, index) => [index ? " then " : "", html("kbd", {}, key)]);
}
