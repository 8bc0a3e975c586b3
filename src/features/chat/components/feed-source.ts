import type { ChatMessagePayload, ChatStatus } from "../channels";

/** What was written here and is not in sight as a stored message yet. */
export type PendingReply = {
  clientMessageId: string;
  content: string;
  createdAt: string;
  /** Kept on the device until then, so that it can be undone; ms since 1970. Missing: it goes as soon as it can. */
  goesAt?: number;
  /** The newest message its writer had before the eyes. */
  afterSeq?: number;
  /** Why it was not sent; undefined while it is on its way. */
  problem?: string;
  /** What a colleague answered meanwhile: it waits for the writer to say "send anyway". */
  conflict?: ChatMessagePayload;
};

/** What a screen shows of a conversation. */
export type FeedState = {
  /** `failed`: nothing could be read yet; it is tried again by itself. */
  phase: "loading" | "ready" | "failed";
  messages: ChatMessagePayload[];
  /** Whether there are messages before the first one shown, and how their reading stands. */
  older: "none" | "more" | "loading" | "failed";
  pending: PendingReply[];
  status: ChatStatus;
};

export type History = { messages: ChatMessagePayload[]; hasMore: boolean; status: ChatStatus };

/** What was written and is not stored yet, kept on the device: it outlives the tab. */
export type ReplyKeeper = {
  all: () => PendingReply[];
  put: (reply: PendingReply) => void;
  remove: (clientMessageId: string) => void;
  has: (clientMessageId: string) => boolean;
};

/** How a feed reaches the server, and the device. */
export type FeedSource = {
  list: (after: number) => Promise<History>;
  /** The page that ends before a number, or the newest one. */
  listBefore: (before?: number) => Promise<History>;
  send: (content: string, clientMessageId: string, afterSeq?: number) => Promise<{ message: ChatMessagePayload }>;
  /** Hands a reply to the browser to be sent although the page goes away. */
  sendAtLast?: (reply: PendingReply) => void;
  /** A refusal in words, or null when the same request may succeed later. */
  refusalOf: (error: unknown) => string | null;
  /** The message that a colleague wrote meanwhile, if that is why it was refused. */
  conflictOf?: (error: unknown) => ChatMessagePayload | null;
  keeper?: ReplyKeeper;
};
