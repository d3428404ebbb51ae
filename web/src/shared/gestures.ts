/** Dragging, pinching and the wheel, told as moves and zooms in pixels of an element. */

export interface Handlers {
  /** The pointer moved this far. */
  pan(dx: number, dy: number): void;
  /** Zoom by a factor about a place in the element. */
  zoom(factor: number, x: number, y: number): void;
  /** A gesture ended. */
  end(): void;
}

const SLACK = 4;
/** Pixels that a click may slip before it is a drag. */

/**
 * Listens on an element. The wheel zooms with Ctrl or Cmd alone, as the page scrolls without; one
 * finger scrolls the page up and down (`touch-action: pan-y` in the style sheet), two zoom.
 */
export function gestures(element: Element, handlers: Handlers): void {
  const held = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  let dragging = false;
  const place = (event: MouseEvent): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const down = (event: PointerEvent): void => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    held.set(event.pointerId, place(event));
    travelled = 0;
    dragging = false;
  };
  const move = (event: PointerEvent): void => {
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
  const up = (event: PointerEvent): void => {
    if (held.delete(event.pointerId) && held.size === 0 && dragging) handlers.end();
  };
  element.addEventListener("pointerdown", down as EventListener);
  element.addEventListener("pointermove", move as EventListener);
  element.addEventListener("pointerup", up as EventListener);
  element.addEventListener("pointercancel", up as EventListener);
  element.addEventListener("lostpointercapture", up as EventListener);
  element.addEventListener("dragstart", (event) => event.preventDefault());
  element.addEventListener(
    "click",
    (event) => {
      if (!dragging) return;
      dragging = false;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  element.addEventListener(
    "wheel",
    (event) => {
      const wheel = event as WheelEvent;
      if (!wheel.ctrlKey && !wheel.metaKey) return;
      wheel.preventDefault();
      const { x, y } = place(wheel);
      const lines = wheel.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      handlers.zoom(2 ** (-wheel.deltaY * lines * 0.004), x, y);
      handlers.end();
    },
    { passive: false },
  );
}
