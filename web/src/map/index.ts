/**
 * The map: the server's drawing made so that one can look closer and walk from point to point.
 *
 *     <figure data-island="map" data-src="/api/map">…the server's drawing…</figure>
 */

import { data, island } from "../shared/island";
import { Chart } from "./chart";
import { nounOf, placesIn } from "./places";

// As a variable: the build would take the address for that of a file to pack.
const here = import.meta.url;

island("map", (element) => {
  data(element)
    .then(async (value) => {
      const places = placesIn(value);
      if (places.length === 0) return;
      const chart = new Chart(element, places, nounOf(element, value), here);
      await chart.start();
    })
    .catch((error: unknown) => console.error("The map stays as the server drew it:", error));
});
