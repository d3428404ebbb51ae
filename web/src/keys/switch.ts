/** Whether single-key shortcuts are on; kept in this browser. */

const PLACE = "sayso-keys";

let lastResort = true;
/** The choice, where the browser keeps nothing. */

export function isOn(): boolean {
  try {
    return localStorage.getItem(PLACE) !== "off" && lastResort;
  } catch {
    return lastResort;
  }
}

export function remember(on: boolean): void {
  lastResort = on;
  try {
    localStorage.setItem(PLACE, on ? "on" : "off");
  } catch {
    // a browser that keeps nothing: the choice holds for this page
  }
  window.dispatchEvent(new Event("sayso:keys"));
}
