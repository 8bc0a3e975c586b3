import { MESSAGE_POSTED, SESSION_UPDATED, TYPING, type TypingPayload } from "@/features/chat/channels";
import type { SessionAnswer } from "./chat-api";
import type { Conversation } from "./conversation";
import { shopUrl } from "./shop-origin";

/** News of the channel that is not a message. */
export type News = {
  /** Realtime runs. */
  onLive(): void;
  /** Something about the conversation besides its messages has changed. */
  onUpdated(): void;
  onTyping(typing: TypingPayload): void;
};

/**
 * Follows the conversation's encrypted channel. Realtime and decryption are loaded only now, after the composer can be typed
 * in (QUALITY.md P2); until they run, and whenever they fail, the conversation polls.
 * @returns ends it
 */
export function listen(session: SessionAnswer, conversation: Conversation, news: News): () => void {
  let ended = false;
  let disconnect = () => {};
  const { channel, authEndpoint, ...connection } = session.realtime;
  import("@/lib/browser/realtime")
    .then(({ connectRealtime }) => {
      if (ended) return;
      const headers = { authorization: `Bearer ${session.token}` };
      const pusher = connectRealtime({ ...connection, authEndpoint: shopUrl(authEndpoint), headers });
      const subscription = pusher.subscribe(channel);
      subscription.bind("pusher:subscription_succeeded", () => {
        conversation.setLive(true);
        news.onLive();
      });
      subscription.bind(MESSAGE_POSTED, (message: { seq: number }) => conversation.receive(message));
      subscription.bind(SESSION_UPDATED, () => {
        void conversation.resync();
        news.onUpdated();
      });
      subscription.bind(TYPING, news.onTyping);
      pusher.connection.bind("state_change", ({ current }: { current: string }) => {
        if (current !== "connected") conversation.setLive(false);
      });
      // A connection that died with the network is not waited for: gone at once, and new as soon as there is one.
      const online = () => {
        pusher.disconnect();
        pusher.connect();
      };
      const offline = () => conversation.setLive(false);
      addEventListener("online", online);
      addEventListener("offline", offline);
      disconnect = () => {
        removeEventListener("online", online);
        removeEventListener("offline", offline);
        pusher.disconnect();
      };
    })
    // The chunk did not arrive: the slow poll carries on, and the next session tries again.
    .catch(() => {
      conversation.setLive(false);
      news.onLive();
    });
  return () => {
    ended = true;
    disconnect();
  };
}
