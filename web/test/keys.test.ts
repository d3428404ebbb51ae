import { describe, expect, it } from "vitest";
import { isPressable, isTyping, type Press, pressed } from "../src/keys/combination";

function press(key: string, more: Partial<Press> = {}): Press {
  return {
    key,
    code: "",
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    isComposing: false,
    ...more,
  };
}

describe("key presses", () => {
  it("mean their letter, with Caps Lock too", () => {
    expect(pressed(press("j"))).toBe("j");
    expect(pressed(press("J"))).toBe("j");
    expect(pressed(press("J", { shiftKey: true }))).toBe("J");
    expect(pressed(press("?", { shiftKey: true }))).toBe("?");
    expect(pressed(press("Enter"))).toBe("enter");
  });

  it("mean the same key on keyboards for other scripts", () => {
    expect(pressed(press("о", { code: "KeyJ" }))).toBe("j");
    expect(pressed(press("ت", { code: "KeyJ" }))).toBe("j");
    expect(pressed(press("è", { code: "BracketLeft" }))).toBe("è");
  });

  it.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])(
    "are left alone with %j",
    (more) => expect(pressed(press("j", more))).toBeNull(),
  );

  it.each(["Escape", "Tab", " ", "ArrowLeft"])("are left alone: %j", (key) =>
    expect(pressed(press(key))).toBeNull(),
  );

  it("belong to what is typed into", () => {
    document.body.innerHTML =
      "<input id=a><input id=b type=checkbox><textarea id=c></textarea><select id=d></select>" +
      "<p contenteditable id=e><b id=f>x</b></p><button id=g>x</button>";
    const typing = [..."abcdefg"].filter((id) => isTyping(document.getElementById(id)));
    expect(typing).toEqual([..."acdef"]);
    const pressable = [..."abcg"].filter((id) => isPressable(document.getElementById(id)));
    expect(pressable).toEqual([..."abg"]);
    expect(isPressable(document.body)).toBe(false);
  });
});
