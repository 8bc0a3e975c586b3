import { TYPING_LASTS_MS, type TypingPayload } from "@/features/chat/channels";
import type { SessionView } from "@/features/chat/schema";
import { drawAttention } from "./attention";
import { keep } from "./browser-memory";
import type { SessionAnswer } from "./chat-api";
import type { Conversation } from "./conversation";
import { gathered } from "./gathered";
import { isForeign } from "./shop-origin";
import { tellTyping } from "./tell-typing";
import { wakeWorker } from "./wake-worker";

/** Marks and views that follow each other closely go as one. */
const GATHER_MS = 600;
const VIEW_EVERY_MS = 60_000;
/** Longest preview that is told; staff see the beginning. */
const MAX_PREVIEW = 2_000;

/** Read by embed.ts. */
const LOOK_KEY = "hp-chat-look";

/** What the chat does while somebody is with it. */
export type Attendant = {
  /** So many messages are unread, and up to here they were on the screen. */
  look(unread: number, seenSeq: number): void;
  /** The shopper typed; what now stands in the field. */
  type(draft: string): void;
  /** The conversation was changed besides its messages. */
  updated(): void;
  typing(typing: TypingPayload): void;
  /** The queue may have to go out without this tab. */
  stuck(): void;
  leave(): void;
};

/**
 * While somebody is with a conversation: who is typing, how far was delivered and read, sound and title, the worker for what
 * waits. None of it is needed to write and read, so it is loaded behind realtime.
 */
export function attend({ sessionId, view: first }: SessionAnswer, conversation: Conversation): Attendant {
  const { call } = conversation.around.api;
  let typistTimer: ReturnType<typeof setTimeout> | undefined;
  const view = gathered(GATHER_MS, () => {
    // A failure is asked again by the next news.
    call<SessionView>(`sessions/${sessionId}`).then(
      (fresh) => conversation.setView(fresh),
      () => {},
    );
  });
  const looking = setInterval(() => document.visibilityState === "visible" && view.soon(), VIEW_EVERY_MS);

  const marked = { seq: first?.visitorReadSeq ?? 0, delivered: first?.visitorDeliveredSeq ?? 0 };
  let seen = 0;
  const marks = gathered(GATHER_MS, () => {
    const held = conversation.state.messages.at(-1)?.seq ?? 0;
    if (seen <= marked.seq && held <= marked.delivered) return;
    const next = { seq: Math.max(seen, marked.seq), delivered: Math.max(held, marked.delivered) };
    // A failure is marked again with the next message or look.
    call(`sessions/${sessionId}/read`, next).then(
      () => Object.assign(marked, next),
      () => {},
    );
  });

  const shows = () => conversation.state.view?.showsTyping ?? false;
  const typing = tellTyping((draft) => {
    const preview = shows() ? { preview: draft.slice(0, MAX_PREVIEW) } : {};
    // Nobody misses one.
    call("typing", { sessionId, ...preview }).catch(() => {});
  }, shows);

  // For the launcher of the site's next page, which asks the server nothing.
  if (isForeign && first) keep("local", LOOK_KEY, JSON.stringify(first.look));
  // Now, because offline it could not be had: a message that has to wait asks it to send later.
  if (!isForeign) navigator.serviceWorker?.register("/chat-worker.js").catch(() => {});

  return {
    look(unread, seenSeq) {
      seen = Math.max(seen, seenSeq);
      marks.soon();
      drawAttention(unread, conversation.state);
    },
    type: typing.type,
    updated: view.soon,
    typing({ side, name }) {
      if (side !== "staff") return;
      clearTimeout(typistTimer);
      conversation.setTypist(name);
      typistTimer = setTimeout(() => conversation.setTypist(null), TYPING_LASTS_MS);
    },
    stuck: wakeWorker,
    leave() {
      clearTimeout(typistTimer);
      clearInterval(looking);
      for (const one of [typing, marks, view]) one.stop();
    },
  };
}
