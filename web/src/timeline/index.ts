/**
 * The timeline: the server's drawing made so that one can look closer and walk along it.
 *
 *     <figure data-island="timeline" data-src="/api/timeline">…the server's drawing…</figure>
 */

import { data, island } from "../shared/island";
import { Chart } from "./chart";
import { itemsIn } from "./layout";

island("timeline", (element) => {
  data(element)
    .then((value) => {
      const { items, undated } = itemsIn(value);
      if (items.length > 0) new Chart(element, items, undated);
    })
    .catch((error: unknown) => console.error("The timeline stays as the server drew it:", error));
});
