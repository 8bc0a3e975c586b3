import type { ConversationState } from "./conversation-state";

/** `17:05`, in the reader's own time. */
export const clockTime = (iso: string) =>
  new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });

/** `Sunday 22 November`; equal for moments of the same day. */
export const dayName = (iso: string) =>
  new Date(iso).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });

/** What is not as it should be, in words; null when all is well. */
export function troubleWords(state: ConversationState, isOnline: boolean): string | null {
  if (state.blocked) return state.blocked;
  if (!isOnline) return "You are offline. What you write is kept and goes out when the network is back.";
  if (state.phase === "unreachable") return "The chat cannot be reached just now. Trying again…";
  return state.behind ? "Fetching messages…" : null;
}

/** Under what waits: why, and that nothing has to be done about it. */
export function waitingWords(stalled: ConversationState["stalled"], now = Date.now()): string {
  if (!stalled) return "Sending…";
  const seconds = stalled.until ? Math.ceil((stalled.until - now) / 1000) : 0;
  return seconds > 0
    ? `The shop is busy. It goes out by itself in ${seconds} s.`
    : "Waiting for the network. It goes out by itself.";
}
