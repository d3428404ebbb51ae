/** Calls back with an element's width in pixels, now and when it changes. */
export function onWidth(element: Element, changed: (width: number) => void): void {
  let last = 0;
  const look = (): void => {
    const width = Math.round(element.clientWidth);
    if (width === last || width === 0) return;
    last = width;
    changed(width);
  };
  look();
  new ResizeObserver(look).observe(element);
}
