/** One tab stop for many points: arrows move between them (WAI-ARIA, roving tabindex). */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Direction = "left" | "right" | "up" | "down";

export const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/**
 * Returns the index of the nearest spot in a direction, or null.
 *
 * What lies aside counts double, so that moves keep to their direction; only spots within 63
 * degrees of it are looked at first, then any on that side.
 */
export function nearest(spots: readonly Spot[], from: number, direction: Direction): number | null {
  const here = spots[from];
  if (!here) return null;
  const sideways = direction === "left" || direction === "right";
  const sign = direction === "left" || direction === "up" ? -1 : 1;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, spot] of spots.entries()) {
    if (index === from) continue;
    const along = sign * (sideways ? spot.x - here.x : spot.y - here.y);
    const aside = Math.abs(sideways ? spot.y - here.y : spot.x - here.x);
    if (along <= 0) continue;
    const cost = along + 2 * aside + (aside > 2 * along ? 10_000 : 0);
    if (cost < least) {
      least = cost;
      best = index;
    }
  }
  return best;
}

/** Makes one of the elements the tab stop. */
export function rove(elements: Iterable<Element>, chosen: Element | null): void {
  for (const element of elements) element.setAttribute("tabindex", element === chosen ? "0" : "-1");
}
