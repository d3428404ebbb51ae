import { beforeEach, describe, expect, it } from "vitest";
import { Passage } from "../src/spans/passage";

beforeEach(() => {
  document.body.innerHTML =
    '<div id="t"><p data-text data-start="0">“No <b>🚢 one</b> was<sup data-aside>1</sup> hurt”</p>' +
    '<p>not the document’s</p><p data-text data-start="40">قال الوزير</p></div>';
});

function select(from: Node, at: number, to: Node, end: number): Range {
  const range = document.createRange();
  range.setStart(from, at);
  range.setEnd(to, end);
  return range;
}

function text(of: string): Text {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if ((node as Text).data.includes(of)) return node as Text;
  throw new Error(of);
}

describe("a passage", () => {
  it("leaves out what isn't the document's", () => {
    const [first] = new Passage(document).paragraphs;
    expect(first?.points.text).toBe("“No 🚢 one was hurt”");
    expect(first?.points.length).toBe(19);
  });

  it("tells what a selection covers, in code points", () => {
    const passage = new Passage(document);
    expect(passage.covered(select(text("one"), 3, text("one"), 6))).toEqual([6, 9]);
    expect(passage.covered(select(text("No"), 1, text("hurt"), 5))).toEqual([1, 18]);
    expect(passage.covered(select(text("one"), 0, text("one"), 1))).toEqual([4, 5]);
  });

  it("drops white space at the ends of a selection", () => {
    const passage = new Passage(document);
    expect(passage.covered(select(text("No"), 3, text("one"), 3))).toEqual([4, 5]);
  });

  it("spans paragraphs", () => {
    const passage = new Passage(document);
    expect(passage.covered(select(text("hurt"), 1, text("قال"), 3))).toEqual([14, 43]);
  });

  it("takes no part of the page beside the text", () => {
    const passage = new Passage(document);
    expect(passage.covered(select(text("not the"), 0, text("not the"), 5))).toBeNull();
  });

  it("ends a selection of a whole paragraph with that paragraph", () => {
    const passage = new Passage(document);
    const [, second] = document.querySelectorAll("[data-text]");
    if (!second) throw new Error("no paragraph");
    expect(passage.covered(select(text("No"), 0, second, 0))).toEqual([0, 19]);
  });

  it("gives ranges whose words are those of the piece", () => {
    const passage = new Passage(document);
    const words = (start: number, end: number): string[] =>
      passage.ranges([start, end]).map((range) => range.toString());
    expect(words(4, 9)).toEqual(["🚢 one"]);
    expect(words(14, 43)).toEqual(["hurt”", "قال"]);
  });

  it("refuses paragraphs whose length isn't what was promised", () => {
    document.querySelector("[data-text]")?.setAttribute("data-length", "18");
    expect(new Passage(document).broken).toBe(1);
    document.querySelector("[data-text]")?.setAttribute("data-length", "19");
    expect(new Passage(document).broken).toBe(0);
  });

  it("knows when the page has changed under it", () => {
    const passage = new Passage(document);
    expect(passage.isCurrent).toBe(true);
    text("hurt").data = " killed”";
    expect(passage.isCurrent).toBe(false);
  });
});
