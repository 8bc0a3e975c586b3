import { describe, expect, it } from "vitest";
import { missedRepliesSettings } from "@/features/automations/schema";
import { decideMissedReply, type MissedReplyFacts } from "./rules";

const writtenAt = new Date("2026-11-22T09:00:00Z");
const minutes = (count: number) => new Date(writtenAt.getTime() + count * 60_000);

const facts: MissedReplyFacts = {
  session: { email: "wanjiku@example.com", missedMailedAt: null, visitorBlockedAt: null },
  pending: [
    { seq: 4, createdAt: writtenAt },
    { seq: 6, createdAt: minutes(2) },
  ],
  anchorSeq: 4,
  settings: missedRepliesSettings.parse({}),
};
const session = (over: Partial<NonNullable<MissedReplyFacts["session"]>>) => ({
  ...facts,
  session: { ...facts.session, email: "w@example.com", missedMailedAt: null, visitorBlockedAt: null, ...over },
});

describe("an answer that nobody read", () => {
  it("goes out five minutes after the first of it, with all that came since, and not before", () => {
    expect(decideMissedReply(facts, minutes(5), 1)).toEqual({ act: "send", upToSeq: 6 });
    const early = decideMissedReply(facts, minutes(4.99), 1);
    expect(early).toEqual({ act: "defer", reason: "not_due_yet", retryAt: minutes(5) });
  });

  it("waits for 15 minutes after the last mail of the conversation", () => {
    const mailed = session({ missedMailedAt: minutes(-4) });
    const held = decideMissedReply(mailed, minutes(6), 1);
    expect(held).toEqual({ act: "defer", reason: "mailed_shortly_before", retryAt: minutes(11) });
    expect(decideMissedReply(mailed, minutes(11), 1)).toMatchObject({ act: "send" });
  });

  it("has its waits divided in a rehearsal", () => {
    expect(decideMissedReply(facts, new Date(writtenAt.getTime() + 82), 3_600)).toMatchObject({ act: "defer" });
    expect(decideMissedReply(facts, new Date(writtenAt.getTime() + 83), 3_600)).toMatchObject({ act: "send" });
  });

  it.each([
    ["conversation_gone", { ...facts, session: null }],
    ["read_meanwhile", { ...facts, pending: [] }],
    ["read_meanwhile", { ...facts, anchorSeq: 3 }],
    ["flow_switched_off", { ...facts, settings: { ...facts.settings, on: false } }],
    ["visitor_blocked", session({ visitorBlockedAt: writtenAt })],
    ["no_email", session({ email: null })],
  ] as const)("stays here, with the reason %s", (reason, given) => {
    expect(decideMissedReply(given as MissedReplyFacts, minutes(6), 1)).toEqual({ act: "stop", reason });
  });
});
