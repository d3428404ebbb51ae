// src/shared/dom.ts
function set(element, attributes) {
	for (const [name, value] of Object.entries(attributes)) if (value === null || value === void 0 || value === false) element.removeAttribute(name);
	else element.setAttribute(name, value === true ? "" : String(value));
}
function html(name, attributes = {}, ...children) {
	const element = document.createElement(name);
	set(element, attributes);
	element.append(...children);
	return element;
}
/** Returns a button that submits nothing. */
function button(words, attributes, act) {
	const made = html("button", {
		type: "button",
		...attributes
	}, words);
	made.addEventListener("click", act);
	return made;
}
/** Returns a count with its noun. */
function counted(count, one, many = `${one}s`) {
	return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
// src/shared/island.ts
/**
* Calls `mount` once for each element with `data-island="name"`.
*
* What the server drew stays in place where mounting fails. The element gets `data-mounted` once
* the island is ready.
*/
function island(name, mount) {
	const selector = `[data-island~="${name}"]`;
	const mounted = /* @__PURE__ */ new WeakSet();
	const look = (root) => {
		const found = [...root.querySelectorAll(selector)];
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
		for (const change of changes) for (const node of change.addedNodes) if (node instanceof HTMLElement) look(node);
	}).observe(document.documentElement, {
		childList: true,
		subtree: true
	});
}
/** Takes back what an island made before: a page out of the history comes with it, but dead. */
function undo(element) {
	for (const made of element.querySelectorAll("[data-made]")) made.remove();
	for (const still of element.querySelectorAll(".island-replaced")) still.classList.remove("island-replaced");
	delete element.dataset["mounted"];
}
// src/drop/files.ts
/** Returns the files with more put to them, each once. */
function merged(files, more) {
	const found = /* @__PURE__ */ new Map();
	for (const file of [...files, ...more]) found.set(`${file.name} ${file.size} ${file.lastModified}`, file);
	return [...found.values()];
}
/** Returns why a file can't be sent, or null. */
function refused(file, limit) {
	if (file.size === 0) return "is empty.";
	if (file.size > limit) return `is over the limit of ${bytes(limit)}.`;
	return null;
}
/** Returns a size in the units that people read: 1 kB is 1,000 bytes. */
function bytes(size) {
	if (size < 1e3) return `${size} bytes`;
	if (size < 1e6) return `${(size / 1e3).toFixed(size < 1e4 ? 1 : 0)} kB`;
	return `${(size / 1e6).toFixed(size < 1e7 ? 1 : 0)} MB`;
}
// src/drop/index.ts
/**
* Files dropped on a form: listed, taken out again, and sent with their progress shown.
*
*     <form data-island="drop" method="post" enctype="multipart/form-data" data-limit="52428800">
*       <input type="file" name="files" multiple> … <button>Add</button>
*     </form>
*
* Without it the form works as any other. What the server answers is what the browser goes to.
*/
var Drop = class {
	root;
	list = html("ul", { class: "drop-list" });
	said = html("p", {
		class: "drop-said",
		role: "status"
	});
	bar = html("progress", {
		class: "drop-bar",
		max: 1,
		hidden: true
	});
	form;
	input;
	limit;
	files = [];
	constructor(root) {
		this.root = root;
		const form = root instanceof HTMLFormElement ? root : root.closest("form");
		const input = root.querySelector("input[type=file]");
		if (!form || !input) throw new Error("a place to drop files needs a form with a file input");
		this.form = form;
		this.input = input;
		this.limit = Number(root.dataset["limit"] ?? "0") || Number.POSITIVE_INFINITY;
		const zone = html("div", {
			class: "drop-zone",
			"data-made": ""
		}, html("p", {}, "Drop files here, or choose them above."), this.list, this.bar, this.said);
		(input.closest("label, p, div") ?? input).after(zone);
		root.dataset["mounted"] = "";
		this.files = [...input.files ?? []];
		this.draw();
		this.listen();
	}
	listen() {
		this.input.addEventListener("change", () => this.take([...this.input.files ?? []]));
		let depth = 0;
		const hover = (on) => {
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
			this.take([...event.dataTransfer?.files ?? []]);
		});
		this.form.addEventListener("submit", (event) => {
			if (this.files.length === 0 || event.defaultPrevented) return;
			event.preventDefault();
			this.send(event.submitter);
		});
	}
	take(more) {
		this.set(merged(this.files, more));
	}
	set(files) {
		this.files = files;
		const carrier = new DataTransfer();
		for (const file of files) carrier.items.add(file);
		this.input.files = carrier.files;
		this.draw();
	}
	draw() {
		const total = this.files.reduce((sum, file) => sum + file.size, 0);
		this.list.replaceChildren(...this.files.map((file) => {
			const fault = refused(file, this.limit);
			const out = button("Take out", { "aria-label": `Take out ${file.name}` }, () => {
				this.set(this.files.filter((other) => other !== file));
				this.input.focus();
			});
			const parts = [html("bdi", {}, file.name), ` ${bytes(file.size)} `];
			if (fault) parts.push(html("strong", { class: "drop-fault" }, `${fault} `));
			return html("li", {}, ...parts, out);
		}));
		this.said.textContent = this.files.length > 0 ? `${counted(this.files.length, "file")}, ${bytes(total)}.` : "";
	}
	send(submitter) {
		if (this.files.filter((file) => refused(file, this.limit)).length > 0) {
			this.said.textContent = "Take out the files that can't be added first.";
			return;
		}
		const named = submitter instanceof HTMLButtonElement ? submitter : null;
		const body = new FormData(this.form, named?.name ? named : null);
		if (this.files.reduce((sum, file) => sum + file.size, 0) > this.limit) {
			this.said.textContent = `Together they are over the limit of ${bytes(this.limit)}: take some out.`;
			return;
		}
		const request = new XMLHttpRequest();
		request.open("POST", named?.formAction || this.form.action);
		this.bar.hidden = false;
		this.bar.removeAttribute("value");
		if (named) named.disabled = true;
		const over = (words) => {
			this.bar.hidden = true;
			if (named) named.disabled = false;
			this.said.textContent = words;
		};
		request.upload.addEventListener("progress", (event) => {
			if (!event.lengthComputable) return;
			this.bar.value = event.loaded / event.total;
			const share = Math.floor(100 * event.loaded / event.total);
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
};
/** Returns what the server says against it, as text: of its page or its JSON. */
function reason(request) {
	if ((request.getResponseHeader("content-type") ?? "").includes("json")) try {
		const { error } = JSON.parse(request.responseText);
		if (error) return [error.cause, error.fix].filter(Boolean).join(" ");
	} catch {}
	const words = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("[role=alert], .error, main")?.textContent?.replace(/\s+/g, " ").trim();
	return words ? words.slice(0, 600) : `The server answered ${request.status}.`;
}
function carriesFiles(event) {
	return [...event.dataTransfer?.types ?? []].includes("Files");
}
island("drop", (element) => {
	new Drop(element);
});
