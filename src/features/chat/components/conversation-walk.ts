// The order in which the list shows conversations, for whoever wants to go on to the next one.
import { openConversation } from "./use-open-session";

let shown: string[] = [];

/** Called by the list with what it shows, in its order. */
export function showInOrder(sessionIds: string[]): void {
  shown = sessionIds;
}

/** The conversation below this one in the list, else the one above; null when there is no other. Ask before closing it. */
export function nextConversation(sessionId: string): string | null {
  const at = shown.indexOf(sessionId);
  if (at === -1) return shown[0] ?? null;
  return shown[at + 1] ?? shown[at - 1] ?? null;
}

/** Opens the conversation below this one, else the one above, else the list alone. */
export const openNextConversation = (sessionId: string): void => openConversation(nextConversation(sessionId));
