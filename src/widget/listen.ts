import { MESSAGE_POSTED, SESSION_UPDATED } from "@/features/chat/channels";
import type { SessionAnswer } from "./chat-api";
import type { Conversation } from "./conversation";

/**
 * Follows the conversation's encrypted channel. Realtime and decryption are loaded only now, after the composer can be typed
 * in (QUALITY.md P2); until they run, and whenever they fail, the conversation polls.
 * @returns ends it
 */
export function listen(session: SessionAnswer, conversation: Conversation): () => void {
  let ended = false;
  let disconnect = () => {};
  const { channel, ...connection } = session.realtime;
  import("@/lib/browser/realtime")
    .then(({ connectRealtime }) => {
      if (ended) return;
      const pusher = connectRealtime({ ...connection, headers: { authorization: `Bearer ${session.token}` } });
      const subscription = pusher.subscribe(channel);
      subscription.bind("pusher:subscription_succeeded", () => conversation.setLive(true));
      subscription.bind(MESSAGE_POSTED, (message: { seq: number }) => conversation.receive(message));
      subscription.bind(SESSION_UPDATED, () => void conversation.resync());
      pusher.connection.bind("state_change", ({ current }: { current: string }) => {
        if (current !== "connected") conversation.setLive(false);
      });
      disconnect = () => pusher.disconnect();
    })
    // The chunk did not arrive: the slow poll carries on, and the next session tries again.
    .catch(() => conversation.setLive(false));
  return () => {
    ended = true;
    disconnect();
  };
}
