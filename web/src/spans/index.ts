/**
 * The span editor: says anew which words of the text are meant, by mouse, touch or keyboard.
 *
 *     <div data-island="spans" data-text-id="text" data-field="content">
 *       <input name="spans" value="[[12,40]]">   (hidden once the island is there)
 *     </div>
 */

import { island } from "../shared/island";
import { Editor } from "./editor";

island("spans", (element) => {
  new Editor(element);
});
