import { beforeEach, describe, expect, it, vi } from "vitest";
import { data, island, listed, ownAddress, replace } from "../src/shared/island";

beforeEach(() => {
  document.body.replaceChildren();
});

function figure(name: string): HTMLElement {
  const made = document.createElement("figure");
  made.dataset["island"] = name;
  const drawn = document.createElement("div");
  drawn.textContent = "drawn";
  const block = document.createElement("script");
  block.type = "application/json";
  block.textContent = '{"points": [{"lat": 1}]}';
  made.append(drawn, block);
  return made;
}

describe("an island", () => {
  it("takes the place of what the server drew, once", async () => {
    const made = figure("one");
    document.body.append(made);
    const mount = vi.fn((element: HTMLElement) => replace(element, document.createElement("p")));
    island("one", mount);
    expect(mount).toHaveBeenCalledTimes(1);
    expect(made.querySelector("div")?.className).toBe("island-replaced");
    expect(made.querySelectorAll("[data-made]")).toHaveLength(1);
    document.body.append(made);
    await new Promise((done) => setTimeout(done));
    expect(mount).toHaveBeenCalledTimes(1);
  });

  it("starts in parts that are put in later, and makes nothing twice there", async () => {
    const mount = vi.fn((element: HTMLElement) => replace(element, document.createElement("p")));
    island("two", mount);
    const made = figure("two");
    replace(made, document.createElement("p"));
    document.body.append(made);
    await new Promise((done) => setTimeout(done));
    expect(mount).toHaveBeenCalledTimes(1);
    expect(made.querySelectorAll("[data-made]")).toHaveLength(1);
  });

  it("that fails leaves what the server drew", () => {
    const made = figure("three");
    document.body.append(made);
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    island("three", (element) => {
      replace(element, document.createElement("p"));
      throw new Error("broken");
    });
    expect(said).toHaveBeenCalledOnce();
    expect(made.querySelector("div")?.className).toBe("");
    expect(made.querySelectorAll("[data-made]")).toHaveLength(0);
  });

  it("reads its data from the block inside", async () => {
    expect(listed(await data(figure("four")), "points")).toEqual([{ lat: 1 }]);
    expect(listed(null, "points")).toEqual([]);
  });

  it("links to this site alone", () => {
    expect(["/a", "#b", "?c=1"].map(ownAddress)).toEqual(["/a", "#b", "?c=1"]);
    const others = [
      "javascript:alert(1)",
      "https://elsewhere.example/",
      "//elsewhere.example",
      "",
      7,
    ];
    expect(others.map(ownAddress)).toEqual([null, null, null, null, null]);
  });
});
