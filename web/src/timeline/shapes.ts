/** Each kind has its own shape, so that colour alone says nothing. */

import { svg } from "../shared/dom";

const PATHS = {
  statement: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
  event: "M0-6.5L6.5 0L0 6.5L-6.5 0Z",
  claim: "M-5-5H5V5H-5Z",
  dispute: "M0-6L6.5 5.5H-6.5Z",
  toll: "M-6.5-5.5H6.5L0 6Z",
  document: "M-4.5-6H2L5-3V6H-4.5Z",
} as const;

export type Shape = keyof typeof PATHS;

/** Returns the kind by whose shape another is drawn: what has none is a class of events. */
export function shapeOf(kind: string): Shape {
  return Object.hasOwn(PATHS, kind) ? (kind as Shape) : "event";
}

export function shape(kind: string, x = 0, y = 0): SVGElement {
  const known = shapeOf(kind);
  return svg("path", {
    class: `time-shape kind-${known}`,
    d: PATHS[known],
    transform: `translate(${x} ${y})`,
  });
}
