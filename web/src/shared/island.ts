/** Finds the elements that an island improves, now and after parts of the page are replaced. */

export type Mount = (element: HTMLElement) => void;

/**
 * Calls `mount` once for each element with `data-island="name"`.
 *
 * What the server drew stays in place where mounting fails. The element gets `data-mounted` once
 * the island is ready.
 */
export function island(name: string, mount: Mount): void {
  const selector = `[data-island~="${name}"]`;
  const mounted = new WeakSet<Element>();
  const look = (root: ParentNode): void => {
    const found = [...root.querySelectorAll<HTMLElement>(selector)];
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
    for (const change of changes)
      for (const node of change.addedNodes) if (node instanceof HTMLElement) look(node);
  }).observe(document.documentElement, { childList: true, subtree: true });
}

/** Takes back what an island made before: a page out of the history comes with it, but dead. */
export function undo(element: HTMLElement): void {
  for (const made of element.querySelectorAll("[data-made]")) made.remove();
  for (const still of element.querySelectorAll(".island-replaced"))
    still.classList.remove("island-replaced");
  delete element.dataset["mounted"];
}

/** Puts what the island made in the place of what the server drew. */
export function replace(element: HTMLElement, made: Element): void {
  made.setAttribute("data-made", "");
  const marked = element.querySelector("[data-static]");
  const drawn =
    marked ?? [...element.children].find((e) => e.matches("svg, div, p, ul, ol, table")) ?? null;
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
export async function data(element: HTMLElement): Promise<unknown> {
  const address = element.dataset["src"];
  if (address) return await fetched(address);
  const named = element.dataset["json"];
  const block = named
    ? document.getElementById(named)
    : element.querySelector('script[type="application/json"]');
  return JSON.parse(block?.textContent ?? "null");
}

/** Returns the JSON at an address of this site. */
export async function fetched(address: string): Promise<unknown> {
  const answer = await fetch(address, {
    headers: { Accept: "application/json" },
    credentials: "same-origin",
  });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return await answer.json();
}

/** Returns an address if it stays on this site, else null. */
export function ownAddress(address: unknown): string | null {
  if (typeof address !== "string" || address === "") return null;
  try {
    return new URL(address, document.baseURI).origin === location.origin ? address : null;
  } catch {
    return null;
  }
}

/** True for an object with properties. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the list under a name in the island's data, or the data where it is a list itself. */
export function listed(value: unknown, name: string): Record<string, unknown>[] {
  const list = isRecord(value) ? value[name] : value;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
