import { publish } from "@/lib/realtime";
import {
  type ChatMessagePayload,
  type InboxMessagePayload,
  MESSAGE_POSTED,
  MESSAGE_RELEASED,
  messagePostedPayload,
  type ReadMarks,
  SESSION_UPDATED,
  type SessionUpdatedPayload,
  STAFF_INBOX_CHANNEL,
  sessionChannel,
  TYPING,
  type TypingPayload,
} from "./channels";

/**
 * Tells the conversation's followers of stored messages, and staff that there is news, without its words. Call it after the
 * commit. Returns at once and never throws.
 * @param messages as staff see them: of a held one followers learn the place only, for it is not the same to both sides
 */
export function publishMessages(sessionId: string, messages: ChatMessagePayload[]): void {
  for (const message of messages) {
    const news: InboxMessagePayload = { sessionId, id: message.id, seq: message.seq };
    publish(sessionChannel(sessionId), MESSAGE_POSTED, messagePostedPayload(message));
    publish(STAFF_INBOX_CHANNEL, MESSAGE_POSTED, news);
  }
}

/** Tells staff that a held message was let through. As `publishMessages`. */
export function publishRelease({ sessionId, id, seq }: ChatMessagePayload): void {
  const news: InboxMessagePayload = { sessionId, id, seq };
  publish(STAFF_INBOX_CHANNEL, MESSAGE_RELEASED, news);
}

/**
 * Tells followers and staff that something else about the conversation changed (owner, read marks, closed). As `publishMessages`.
 * @param marks given when nothing but these changed
 */
export function publishSession(sessionId: string, marks: ReadMarks = {}): void {
  const news: SessionUpdatedPayload = { sessionId, ...marks };
  publish(sessionChannel(sessionId), SESSION_UPDATED, news);
  publish(STAFF_INBOX_CHANNEL, SESSION_UPDATED, news);
}

/** Tells the conversation's followers that somebody writes. As `publishMessages`. */
export function publishTyping(sessionId: string, typing: TypingPayload): void {
  publish(sessionChannel(sessionId), TYPING, typing);
}
