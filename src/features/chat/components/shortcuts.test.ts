import { expect, it } from "vitest";
import { matchShortcuts, nameOfPress, shortcuts, worksWhileTyping } from "./shortcuts";

const press = (key: string, held = {}) => nameOfPress({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });
const hits = (key: string, before: string | null = null) => matchShortcuts(key, before).hits.map(({ id }) => id);

it("gives every shortcut an id and keys of its own", () => {
  const bound = shortcuts.filter((shortcut) => !("native" in shortcut));
  expect(new Set(shortcuts.map(({ id }) => id)).size).toBe(shortcuts.length);
  expect(new Set(bound.map(({ keys }) => keys)).size).toBe(bound.length);
});

it("takes Ctrl and ⌘ for the same, and letters in either case", () => {
  expect(press("k", { ctrlKey: true })).toBe("mod+k");
  expect(press("K", { metaKey: true })).toBe("mod+k");
  expect(press("J")).toBe("j");
  expect(press("?")).toBe("?");
});

it("knows a letter after g from the letter alone", () => {
  expect(matchShortcuts("g", null)).toEqual({ hits: [], begins: true });
  expect(hits("u", "g")).toEqual(["go-unassigned"]);
  expect(hits("u")).toEqual(["unread"]);
  expect(hits("j", "g")).toEqual(["next"]);
});

it("leaves to the browser and the fields what is theirs", () => {
  expect(hits("Enter")).toEqual([]);
  expect(hits("mod+Enter")).toEqual([]);
});

it("lets only Escape and held keys through while somebody types", () => {
  expect(["mod+k", "Escape", "j", "?", "/"].filter(worksWhileTyping)).toEqual(["mod+k", "Escape"]);
});
