import { describe, expect, it } from "vitest";
import { shortened, visible } from "../src/spans/shown";

describe("words", () => {
  it("show what would be obeyed, and keep their length", () => {
    const hostile = "a\u0000b\u001b\u007f\u202ec\u2066d\u200f\n";
    expect(visible(hostile)).toBe("a\u2400b\u241b\u2421\ufffdc\ufffdd\u200f\n");
    expect([...visible(hostile)]).toHaveLength([...hostile].length);
  });

  it("lose their middle where they are long, and no half of a character", () => {
    expect(shortened("short", 10)).toBe("short");
    const cut = shortened(`x${"🚢".repeat(50)}`, 10);
    expect(cut).toBe("x🚢🚢🚢🚢 … 🚢🚢🚢🚢🚢");
  });
});
