import { publish } from "@/lib/realtime";
import {
  type ChatMessagePayload,
  type InboxMessagePayload,
  MESSAGE_POSTED,
  messagePostedPayload,
  type ReadMarks,
  SESSION_UPDATED,
  type SessionUpdatedPayload,
  STAFF_INBOX_CHANNEL,
  sessionChannel,
  TYPING,
  type TypingPayload,
} from "./channels";

/** The sender does not wait longer than this for the doorbell to have rung: what he sent is stored already. */
const PATIENCE_MS = 300;

async function patiently(rings: Promise<void>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([Promise.all(rings), enough]);
  clearTimeout(timer);
}

/**
 * Tells the conversation's followers of stored messages, and staff that there is news, without its words. Call it after the
 * commit. Never throws; returns after 0.3 s at the latest and lets the rest go on.
 */
export async function publishMessages(sessionId: string, messages: ChatMessagePayload[]): Promise<void> {
  await patiently(
    messages.flatMap((message) => {
      const news: InboxMessagePayload = { sessionId, id: message.id, seq: message.seq };
      return [
        publish(sessionChannel(sessionId), MESSAGE_POSTED, messagePostedPayload(message)),
        publish(STAFF_INBOX_CHANNEL, MESSAGE_POSTED, news),
      ];
    }),
  );
}

/**
 * Tells followers and staff that something else about the conversation changed (owner, read marks, closed). As `publishMessages`.
 * @param marks given when nothing but these changed
 */
export async function publishSession(sessionId: string, marks: ReadMarks = {}): Promise<void> {
  const news: SessionUpdatedPayload = { sessionId, ...marks };
  // Apart: an encrypted channel cannot share a request with another one.
  await patiently([
    publish(sessionChannel(sessionId), SESSION_UPDATED, news),
    publish(STAFF_INBOX_CHANNEL, SESSION_UPDATED, news),
  ]);
}

/** Tells the conversation's followers that somebody writes. As `publishMessages`. */
export async function publishTyping(sessionId: string, typing: TypingPayload): Promise<void> {
  await patiently([publish(sessionChannel(sessionId), TYPING, typing)]);
}
