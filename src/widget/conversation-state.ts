import type { ChatMessagePayload } from "@/features/chat/channels";
import type { SessionView } from "@/features/chat/schema";
import type { PendingMessage } from "./pending-messages";

/** `sent`: the server has it, but a message before it is not here yet, so it keeps its place at the end. */
export type ShownPending = PendingMessage & { sent?: boolean };

/** All that the window shows of a conversation. */
export type ConversationState = {
  phase: "starting" | "ready" | "unreachable";
  sessionId: string | null;
  messages: ChatMessagePayload[];
  pending: ShownPending[];
  /** The queue waits: for the network, or until this moment (ms) because the server asked for it. */
  stalled: false | { until: number | null };
  closed: boolean;
  /** Staff have shut the shopper out, told in these words: nothing can be written. */
  blocked: string | null;
  view: SessionView | null;
  /** There are messages before the first one shown. */
  hasOlder: boolean;
  /** The server holds messages that we do not; true until they are here. */
  behind: boolean;
  live: boolean;
  /** Who is writing to the shopper just now. */
  typist: string | null;
};

/** Nothing is known yet. */
export const firstState: ConversationState = {
  phase: "starting",
  sessionId: null,
  messages: [],
  pending: [],
  stalled: false,
  closed: false,
  blocked: null,
  view: null,
  hasOlder: false,
  behind: false,
  live: false,
  typist: null,
};
