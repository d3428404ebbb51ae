/**
 * Files dropped on a form: listed, taken out again, and sent with their progress shown.
 *
 *     <form data-island="drop" method="post" enctype="multipart/form-data" data-limit="52428800">
 *       <input type="file" name="files" multiple> … <button>Add</button>
 *     </form>
 *
 * Without it the form works as any other. What the server answers is what the browser goes to.
 */

import { button, counted, html } from "../shared/dom";
import { island } from "../shared/island";
import { bytes, merged, refused } from "./files";

class Drop {
  private readonly list = html("ul", { class: "drop-list" });
  private readonly said = html("p", { class: "drop-said", role: "status" });
  private readonly bar = html("progress", { class: "drop-bar", max: 1, hidden: true });
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly limit: number;
  private files: File[] = [];

  constructor(private readonly root: HTMLElement) {
    const form = root instanceof HTMLFormElement ? root : root.closest("form");
    const input = root.querySelector<HTMLInputElement>("input[type=file]");
    if (!form || !input) throw new Error("a place to drop files needs a form with a file input");
    this.form = form;
    this.input = input;
    this.limit = Number(root.dataset["limit"] ?? "0") || Number.POSITIVE_INFINITY;
    const zone = html(
      "div",
      { class: "drop-zone", "data-made": "" },
      html("p", {}, "Drop files here, or choose them above."),
      this.list,
      this.bar,
      this.said,
    );
    (input.closest("label, p, div") ?? input).after(zone);
    root.dataset["mounted"] = "";
    this.files = [...(input.files ?? [])];
    this.draw();
    this.listen();
  }

  private listen(): void {
    this.input.addEventListener("change", () => this.take([...(this.input.files ?? [])]));
    let depth = 0;
    const hover = (on: boolean): void => {
      depth = Math.max(0, depth + (on ? 1 : -1));
      this.root.classList.toggle("is-over", depth > 0);
    };
    this.root.addEventListener("dragenter", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      hover(true);
    });
    this.root.addEventListener("dragover", (event) => {
      if (carriesFiles(event)) event.preventDefault();
    });
    this.root.addEventListener("dragleave", () => hover(false));
    this.root.addEventListener("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      this.root.classList.remove("is-over");
      this.take([...(event.dataTransfer?.files ?? [])]);
    });
    this.form.addEventListener("submit", (event) => {
      if (this.files.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      this.send(event.submitter);
    });
  }

  private take(more: readonly File[]): void {
    this.set(merged(this.files, more));
  }

  private set(files: File[]): void {
    this.files = files;
    const carrier = new DataTransfer();
    for (const file of files) carrier.items.add(file);
    this.input.files = carrier.files;
    this.draw();
  }

  private draw(): void {
    const total = this.files.reduce((sum, file) => sum + file.size, 0);
    this.list.replaceChildren(
      ...this.files.map((file) => {
        const fault = refused(file, this.limit);
        const out = button("Take out", { "aria-label": `Take out ${file.name}` }, () => {
          this.set(this.files.filter((other) => other !== file));
          this.input.focus();
        });
        const parts = [html("bdi", {}, file.name), ` ${bytes(file.size)} `];
        if (fault) parts.push(html("strong", { class: "drop-fault" }, `${fault} `));
        return html("li", {}, ...parts, out);
      }),
    );
    this.said.textContent =
      this.files.length > 0 ? `${counted(this.files.length, "file")}, ${bytes(total)}.` : "";
  }

  private send(submitter: HTMLElement | null): void {
    const faulty = this.files.filter((file) => refused(file, this.limit));
    if (faulty.length > 0) {
      this.said.textContent = "Take out the files that can't be added first.";
      return;
    }
    const named = submitter instanceof HTMLButtonElement ? submitter : null;
    const body = new FormData(this.form, named?.name ? named : null);
    const total = this.files.reduce((sum, file) => sum + file.size, 0);
    if (total > this.limit) {
      this.said.textContent = `Together they are over the limit of ${bytes(this.limit)}: take some out.`;
      return;
    }
    const request = new XMLHttpRequest();
    request.open("POST", named?.formAction || this.form.action);
    this.bar.hidden = false;
    this.bar.removeAttribute("value");
    if (named) named.disabled = true;
    const over = (words: string): void => {
      this.bar.hidden = true;
      if (named) named.disabled = false;
      this.said.textContent = words;
    };
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      this.bar.value = event.loaded / event.total;
      const share = Math.floor((100 * event.loaded) / event.total);
      this.said.textContent = share < 100 ? `Sending: ${share}%` : "Sent; being read now.";
    });
    request.addEventListener("error", () => over("The server couldn't be reached. Is it running?"));
    request.addEventListener("load", () => {
      if (request.status < 400) {
        window.location.assign(request.responseURL || window.location.href);
        return;
      }
      over(reason(request));
    });
    request.send(body);
  }
}

/** Returns what the server says against it, as text: of its page or its JSON. */
function reason(request: XMLHttpRequest): string {
  const type = request.getResponseHeader("content-type") ?? "";
  if (type.includes("json")) {
    try {
      const { error } = JSON.parse(request.responseText) as {
        error?: { cause?: string; fix?: string };
      };
      if (error) return [error.cause, error.fix].filter(Boolean).join(" ");
    } catch {
      // an answer that isn't what it says
    }
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const part = page.querySelector("[role=alert], .error, main");
  const words = part?.textContent?.replace(/\s+/g, " ").trim();
  return words ? words.slice(0, 600) : `The server answered ${request.status}.`;
}

function carriesFiles(event: DragEvent): boolean {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

island("drop", (element) => {
  new Drop(element);
});
