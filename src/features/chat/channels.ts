// Read by the shopper's widget too: nothing here may import server code or a library.

/** Longest message, in characters (CONTRACT.md "REST face of the chat"). */
export const MAX_MESSAGE_LENGTH = 4_000;

export type ChatSenderKind = "visitor" | "staff" | "bot" | "system";
export type ChatStatus = "open" | "closed";

/** A message as visitors, staff and other programs see it (CONTRACT.md). */
export type ChatMessagePayload = {
  id: string;
  sessionId: string;
  /** 1, 2, 3 … within the session, without gaps. */
  seq: number;
  sender: ChatSenderKind;
  senderName: string;
  content: string;
  clientMessageId: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Answers that can be tapped instead of typed; missing when there are none. */
  quickReplies?: string[];
  /** Told to staff only: its links wait until somebody lets them through. */
  held?: true;
};

/** Where browsers prove that they may follow a channel. */
export const CHANNEL_AUTH_PATH = "/api/pusher/auth";

/** Staff's doorbell: says which conversation has news, never a word of it. */
export const STAFF_INBOX_CHANNEL = "private-staff-inbox";
/** Who of the staff is here. */
export const STAFF_PRESENCE_CHANNEL = "presence-staff";

const SESSION_CHANNEL_PREFIX = "private-encrypted-chat-";

/** The channel of one conversation; the realtime provider sees ciphertext only (QUALITY.md S8). */
export const sessionChannel = (sessionId: string): string => `${SESSION_CHANNEL_PREFIX}${sessionId}`;

/** Which conversation a channel belongs to; null for other channels. */
export function sessionOfChannel(channel: string): string | null {
  return channel.startsWith(SESSION_CHANNEL_PREFIX) ? channel.slice(SESSION_CHANNEL_PREFIX.length) : null;
}

export const MESSAGE_POSTED = "message.posted";
export const SESSION_UPDATED = "session.updated";
/** The links of a held message were let through; on the staff inbox, as `InboxMessagePayload`. */
export const MESSAGE_RELEASED = "message.released";

/** Somebody writes just now, on the session's channel; good for `TYPING_LASTS_MS`. */
export const TYPING = "typing";
export const TYPING_LASTS_MS = 6_000;
/** `preview`: what the visitor has typed so far, where staff switched that on (the visitor is told). */
export type TypingPayload = { side: "visitor" | "staff"; name: string; staffId?: string; preview?: string };

/** A staff member has a conversation on the screen, or left it (null); on the staff inbox. */
export const STAFF_VIEWING = "staff.viewing";
export type StaffViewingPayload = { staffId: string; name: string; sessionId: string | null; writing: boolean };

/** Said again within this time while it is so; who hears nothing more forgets it. */
export const VIEWING_LASTS_MS = 45_000;

/** A member came online, went away or disappeared; on the staff inbox. */
export const STAFF_PRESENCE_CHANGED = "staff.presence";

/** `message.posted` on a session's channel: the message, or only its place when it is too long for the provider or held. */
export type MessagePostedPayload = ChatMessagePayload | { id: string; seq: number };
/** `message.posted` on the staff inbox. */
export type InboxMessagePayload = { sessionId: string; id: string; seq: number };
/** How far the sides have read, and the visitor's device holds; what is missing did not change. */
export type ReadMarks = { staffReadSeq?: number; visitorReadSeq?: number; visitorDeliveredSeq?: number };
/** `session.updated` on both. With marks nothing else changed: there is nothing to fetch. */
export type SessionUpdatedPayload = { sessionId: string } & ReadMarks;
/** Whether news is of marks alone. */
export const isMark = (news: object): boolean =>
  "staffReadSeq" in news || "visitorReadSeq" in news || "visitorDeliveredSeq" in news;

/** The provider takes 10 KB after encryption, which makes four bytes of three; the rest is room for its envelope. */
const MAX_PLAIN_BYTES = 7_400;

/** What is published of a message on its session's channel. */
export function messagePostedPayload(message: ChatMessagePayload): MessagePostedPayload {
  if (message.held) return { id: message.id, seq: message.seq };
  const bytes = new TextEncoder().encode(JSON.stringify(message)).length;
  return bytes <= MAX_PLAIN_BYTES ? message : { id: message.id, seq: message.seq };
}
