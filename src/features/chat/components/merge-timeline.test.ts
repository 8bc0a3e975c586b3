import { expect, it } from "vitest";
import type { ChatMessagePayload } from "../channels";
import type { ActivityView } from "../list-activities";
import { activityWords, mergeTimeline } from "./merge-timeline";

const at = (minute: number) => `2026-11-22T12:${String(minute).padStart(2, "0")}:00.000Z`;
const message = (seq: number, minute: number): ChatMessagePayload => ({
  id: `msg_${seq}`,
  sessionId: "chs_1",
  seq,
  sender: "visitor",
  senderName: "Wanjiku",
  content: `m${seq}`,
  clientMessageId: null,
  createdAt: at(minute),
});
const note = (minute: number) => ({
  id: "n",
  clientId: "note",
  staffName: "Asha",
  content: "n",
  marks: [],
  createdAt: at(minute),
});
const activity = (minute: number): ActivityView => ({
  id: "act",
  kind: "closed",
  at: at(minute),
  detail: { by: "Asha" },
});
const empty = { messages: [], pending: [], notes: [], activities: [], hasOlder: false, staffName: "Asha" };
const keys = (parts: Partial<typeof empty>) =>
  mergeTimeline({ ...empty, ...parts } as Parameters<typeof mergeTimeline>[0]).map(({ key }) => key);

it("puts notes and what happened between the messages by time, and the unsent at the end", () => {
  const pending = [{ clientMessageId: "mine", content: "x", createdAt: at(1) }];
  const parts = { messages: [message(1, 0), message(2, 10)], notes: [note(5)], activities: [activity(20)], pending };
  expect(keys(parts as never)).toEqual(["msg_1", "note", "msg_2", "act", "mine"]);
});

it("keeps the messages' own order whatever their clocks say", () => {
  expect(keys({ messages: [message(1, 9), message(2, 3)], notes: [note(5)] } as never)).toEqual([
    "note",
    "msg_1",
    "msg_2",
  ]);
});

it("shows nothing that is older than the first message read", () => {
  const parts = { messages: [message(7, 10)], notes: [note(5)], activities: [activity(11)] };
  expect(keys({ ...parts, hasOlder: true } as never)).toEqual(["msg_7", "act"]);
  expect(keys(parts as never)).toEqual(["note", "msg_7", "act"]);
});

it("names each day at its first line, whatever that is", () => {
  const yesterday = { ...message(1, 0), createdAt: "2026-11-21T12:00:00.000Z" };
  const items = mergeTimeline({ ...empty, messages: [yesterday, message(2, 9), message(3, 10)], notes: [note(5)] });
  expect(items.map(({ key, day }) => [key, day !== undefined])).toEqual([
    ["msg_1", true],
    ["note", true],
    ["msg_2", false],
    ["msg_3", false],
  ]);
});

it("names a sender once in a row, again after a note", () => {
  const items = mergeTimeline({ ...empty, messages: [message(1, 0), message(2, 1), message(3, 9)], notes: [note(5)] });
  expect(items.flatMap((item) => (item.kind === "message" ? [item.named] : []))).toEqual([true, false, true]);
});

it("says in words what happened, with or without names", () => {
  const words = (kind: ActivityView["kind"], detail: ActivityView["detail"]) =>
    activityWords({ id: "a", kind, at: at(0), detail });
  expect(words("transferred", { by: "Asha", team: "Delivery" })).toBe("Asha transferred it to Delivery");
  expect(words("assigned", { by: "Asha", to: "Asha" })).toBe("Asha took it");
  expect(words("closed", { by: "Asha", reason: "not_resolved" })).toBe("Closed by Asha: not resolved");
  expect(words("reopened", {})).toBe("Reopened");
});
