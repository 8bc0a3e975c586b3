import { expect, it } from "vitest";
import type { ConversationSummary } from "../load-summaries";
import { mergeConversations } from "./merge-conversations";

const who = { staffId: "asha", teamIds: [] };
const shown = { view: "all" as const, unread: false, who, openId: null };

const row = (sessionId: string, minute: number, more: Partial<ConversationSummary> = {}): ConversationSummary => ({
  sessionId,
  name: sessionId,
  known: false,
  blocked: false,
  status: "open",
  owner: null,
  team: null,
  tags: [],
  unread: 0,
  held: false,
  lastMessage: null,
  spokenAt: `2026-11-22T09:${String(minute).padStart(2, "0")}:00.000Z`,
  waitingSince: null,
  snoozedUntil: null,
  closedAt: null,
  ...more,
});

const page = (conversations: ConversationSummary[], more = false) => ({
  conversations,
  nextCursor: more ? { at: "2026-11-22T09:00:00.000Z", id: "x" } : null,
  teamIds: [],
});

const two = () => [page([row("a", 50), row("b", 40)], true), page([row("c", 30), row("d", 20)], true)];
const order = (pages: { conversations: ConversationSummary[] }[]) =>
  pages.map(({ conversations }) => conversations.map(({ sessionId }) => sessionId).join("")).join("|");

it("moves a conversation to its new place and leaves the other rows the same objects", () => {
  const before = two();
  const after = mergeConversations(before, ["c"], [row("c", 55)], shown);
  expect(order(after)).toBe("cab|d");
  expect(after[0]?.conversations[1]).toBe(before[0]?.conversations[0]);
});

it("puts a new one where it belongs, and not at all when that is behind what is loaded", () => {
  expect(order(mergeConversations(two(), ["n"], [row("n", 35)], shown))).toBe("ab|ncd");
  expect(order(mergeConversations(two(), ["n"], [row("n", 10)], shown))).toBe("ab|cd");
  const whole = [page([row("a", 50)])];
  expect(order(mergeConversations(whole, ["n"], [row("n", 10)], shown))).toBe("an");
  expect(order(mergeConversations([page([])], ["n"], [row("n", 10)], shown))).toBe("n");
});

it("takes out what is closed, gone or somebody else's", () => {
  expect(order(mergeConversations(two(), ["a"], [row("a", 50, { closedAt: "2026-11-22T10:00:00.000Z" })], shown))).toBe(
    "b|cd",
  );
  expect(order(mergeConversations(two(), ["a"], [], shown))).toBe("b|cd");
  const mine = { ...shown, view: "mine" as const };
  const theirs = row("a", 50, { owner: { id: "brian", name: "Brian" } });
  expect(order(mergeConversations(two(), ["a"], [theirs], mine))).toBe("b|cd");
});

it("keeps the open conversation among the unread ones while it is being read", () => {
  const unread = { ...shown, unread: true };
  expect(order(mergeConversations(two(), ["a"], [row("a", 50)], unread))).toBe("b|cd");
  expect(order(mergeConversations(two(), ["a"], [row("a", 50)], { ...unread, openId: "a" }))).toBe("ab|cd");
});

it("is the same pages when nothing of them is named", () => {
  const before = two();
  expect(mergeConversations(before, ["z"], [], shown)).toBe(before);
});
