/** A message that the server has not confirmed yet, kept on the device so that closing the tab loses nothing. */
export type PendingMessage = {
  /** Ids sort in the order of writing: the queue goes out in that order. */
  clientMessageId: string;
  content: string;
  createdAt: string;
  /** Why the server does not take it; the shopper decides. Undefined: it goes out by itself. */
  refused?: string;
};

/** The device's queue, oldest first. */
export type MessageQueue = {
  all(): Promise<PendingMessage[]>;
  /** Adds it, or replaces the one with its id. */
  put(message: PendingMessage): Promise<void>;
  remove(clientMessageId: string): Promise<void>;
};

const STORE = "pending";

let lastMoment = 0;

/**
 * An id that no other message has, and that sorts behind all minted here before, whatever the clock does. Works on plain
 * http too, where randomUUID is missing. 9 + 16 digits of base 36 and 16.
 */
export function mintClientMessageId(now = Date.now()): string {
  lastMoment = Math.max(now, lastMoment + 1);
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  const random = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return lastMoment.toString(36).padStart(9, "0") + random;
}

/** Messages in the order of writing. */
export const inOrder = <Message extends PendingMessage>(messages: Message[]): Message[] =>
  messages.sort((a, b) => (a.clientMessageId < b.clientMessageId ? -1 : 1));

/** A queue in memory: for devices that keep nothing, and for tests. */
export function memoryQueue(): MessageQueue {
  const held = new Map<string, PendingMessage>();
  return {
    all: async () => inOrder([...held.values()]),
    put: async (message) => void held.set(message.clientMessageId, message),
    remove: async (id) => void held.delete(id),
  };
}

/**
 * The queue of this device in IndexedDB, which a service worker reaches too. What the device refuses to keep (private
 * browsing, no room) is held in memory, so that it is still sent while the page lives.
 */
export function deviceQueue(): MessageQueue {
  const spare = memoryQueue();
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("hp-chat", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "clientMessageId" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => {});
  const run = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const transaction = (await opened).transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  };
  return {
    all: async () => {
      const kept = await run<PendingMessage[]>("readonly", (store) => store.getAll()).catch(() => []);
      return inOrder([...kept, ...(await spare.all())]);
    },
    put: (message) =>
      run("readwrite", (store) => store.put(message)).then(
        () => {},
        () => spare.put(message),
      ),
    remove: async (id) => {
      await spare.remove(id);
      await run("readwrite", (store) => store.delete(id)).catch(() => {});
    },
  };
}
