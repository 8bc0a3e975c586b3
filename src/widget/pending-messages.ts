/** A message that the server has not confirmed yet, kept on the device so that a reload loses nothing. */
export type PendingMessage = {
  clientMessageId: string;
  content: string;
  createdAt: string;
  /** `waiting`: for the network or a busy server, tried again by itself. `failed`: refused, the shopper decides. */
  state: "sending" | "waiting" | "failed";
  reason?: string;
};

// One key a message: two tabs of one shop share the store and must not overwrite each other's messages.
const PREFIX = "hp-chat-pending:";

/** An id that no other message has; works on plain http too, where randomUUID is missing. */
export function mintClientMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What was left unsent on this device, oldest first; everything but refused messages is to be tried again. */
export function loadPending(): PendingMessage[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    const stored = keys.map((key) => JSON.parse(localStorage.getItem(key) ?? "null") as PendingMessage);
    return stored
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
      .map((message) => (message.state === "failed" ? message : { ...message, state: "waiting" }));
  } catch {
    // Storage switched off or spoilt: the chat works without its memory.
    return [];
  }
}

/** Brings the device's store from `before` to `after`; a device that refuses still sends from memory. */
export function storePending(before: PendingMessage[], after: PendingMessage[]): void {
  try {
    const kept = new Set(after.map((message) => message.clientMessageId));
    for (const { clientMessageId } of before)
      if (!kept.has(clientMessageId)) localStorage.removeItem(PREFIX + clientMessageId);
    for (const message of after) localStorage.setItem(PREFIX + message.clientMessageId, JSON.stringify(message));
  } catch {
    // Private browsing may have no room at all.
  }
}
