import type { MissedRepliesSettings } from "@/features/automations/schema";
import { MINUTE_MS } from "@/lib/time";

/** The folder's name, under which runs and mails of this flow are found. */
export const MISSED_REPLIES = "missed-replies";

/** A message of staff that was neither read by the shopper nor mailed to him. */
export type PendingReply = { seq: number; createdAt: Date };

/** A mail of a run that was planned before; `out`: it was handed over, so that it may have arrived. */
export type BegunMail = { upToSeq: number; out: boolean };

export type MissedReplyFacts = {
  /** Null when the conversation is gone. */
  session: { email: string | null; missedMailedAt: Date | null; visitorBlockedAt: Date | null } | null;
  /** What staff wrote that was neither read nor mailed, in its order. */
  pending: PendingReply[];
  /** The message that the run began with. */
  anchorSeq: number;
  /** The last message of the mail that the run has begun to send, and whether it has left: a worker may have died since. */
  begun?: BegunMail | null;
  settings: MissedRepliesSettings;
};

export type StopReason = "conversation_gone" | "read_meanwhile" | "flow_switched_off" | "visitor_blocked" | "no_email";

export type MissedReplyDecision =
  /** Mail what is pending up to this message. */
  | { act: "send"; upToSeq: number }
  | { act: "stop"; reason: StopReason }
  /** Ask again at `retryAt` (real time). */
  | { act: "defer"; reason: "not_due_yet" | "mailed_shortly_before"; retryAt: Date };

/**
 * The moment (real time) at which what is pending may be mailed: the wait of the settings after the first message of it, and the pause
 * after the last mail of the conversation (FLOWS.md "Missed chat reply": 5 min, one mail per 15 min).
 * @param scale how much faster than the world the flow runs; both waits are divided by it
 */
export function dueAt(
  { session, settings }: Pick<MissedReplyFacts, "session" | "settings">,
  writtenAt: Date,
  scale: number,
): { at: Date; reason: "not_due_yet" | "mailed_shortly_before" } {
  const after = writtenAt.getTime() + (settings.afterMinutes * MINUTE_MS) / scale;
  const mailedAt = session?.missedMailedAt?.getTime();
  const paused = mailedAt === undefined ? 0 : mailedAt + (settings.pauseMinutes * MINUTE_MS) / scale;
  return paused > after
    ? { at: new Date(paused), reason: "mailed_shortly_before" }
    : { at: new Date(after), reason: "not_due_yet" };
}

/**
 * Whether the unread messages of a conversation go out by mail now, by the facts of this moment. Who has the chat open on a screen
 * has read them: the widget says so. A mail that was begun is gone on with: the same one, whatever was written since. Marketing consent, caps and quiet hours do not hold: the shopper asked. A run is over as soon as
 * the message it began with was read or mailed; what came later began a run of its own.
 */
export function decideMissedReply(facts: MissedReplyFacts, now: Date, scale: number): MissedReplyDecision {
  const { session, pending, anchorSeq, settings, begun } = facts;
  if (!session) return { act: "stop", reason: "conversation_gone" };
  // It is asked for once more only to put it on record.
  if (begun?.out) return { act: "send", upToSeq: begun.upToSeq };
  const [first, last] = [pending[0], pending.at(-1)];
  if (!first || !last || first.seq !== anchorSeq) return { act: "stop", reason: "read_meanwhile" };
  if (!settings.on) return { act: "stop", reason: "flow_switched_off" };
  if (session.visitorBlockedAt) return { act: "stop", reason: "visitor_blocked" };
  const due = dueAt(facts, first.createdAt, scale);
  if (due.at > now) return { act: "defer", reason: due.reason, retryAt: due.at };
  if (!session.email) return { act: "stop", reason: "no_email" };
  return { act: "send", upToSeq: begun?.upToSeq ?? last.seq };
}

/** What the mail of these messages is, once and for all (FLOWS.md "Once only"). */
export const onceKeyOf = (sessionId: string, upToSeq: number): string => `missed-reply:${sessionId}:${upToSeq}`;
