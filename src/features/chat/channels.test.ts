import { expect, it } from "vitest";
import { type ChatMessagePayload, messagePostedPayload, sessionChannel, sessionOfChannel } from "./channels";

const message = (content: string): ChatMessagePayload => ({
  id: "msg_1",
  sessionId: "chs_1",
  seq: 7,
  sender: "visitor",
  senderName: "Visitor",
  content,
  clientMessageId: null,
  createdAt: "2026-11-22T12:00:00.000Z",
});

it("publishes a message whole while its encrypted form fits into the provider's 10 KB, else only its place", () => {
  expect(messagePostedPayload(message("a".repeat(4_000)))).toEqual(message("a".repeat(4_000)));
  expect(messagePostedPayload(message("漢".repeat(4_000)))).toEqual({ id: "msg_1", seq: 7 });
  const encrypted = (payload: object) => (Buffer.byteLength(JSON.stringify(payload)) + 16) * (4 / 3) + 100;
  for (let length = 2_000; length <= 4_000; length += 50)
    expect(encrypted(messagePostedPayload(message("漢".repeat(length))))).toBeLessThan(10_240);
});

it("knows the conversation of a channel by its name", () => {
  expect(sessionChannel("chs_1")).toBe("private-encrypted-chat-chs_1");
  expect(sessionOfChannel("private-encrypted-chat-chs_1")).toBe("chs_1");
  expect(sessionOfChannel("private-staff-inbox")).toBeNull();
});
