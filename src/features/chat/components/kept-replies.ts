import type { PendingReply, ReplyKeeper } from "./feed-source";

const PREFIX = "hp-reply:";
const DRAFT = "hp-draft:";

/** A device may have no storage (private windows, a full disk): then nothing is kept, and everything else works. */
function tryStorage<T>(work: (storage: Storage) => T, otherwise: T): T {
  try {
    return work(localStorage);
  } catch {
    return otherwise;
  }
}

function read(key: string): PendingReply | null {
  return tryStorage((storage) => {
    const reply: unknown = JSON.parse(storage.getItem(key) ?? "null");
    return reply && typeof reply === "object" && "clientMessageId" in reply ? (reply as PendingReply) : null;
  }, null);
}

const keysWith = (prefix: string) =>
  tryStorage((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix)), []);

/** What a staff member wrote in a conversation and is not stored by the shop yet. One entry a reply, so that tabs do not overwrite each other. */
export function replyKeeper(staffId: string, sessionId: string): ReplyKeeper {
  const prefix = `${PREFIX}${staffId}:${sessionId}:`;
  return {
    all: () => keysWith(prefix).flatMap((key) => read(key) ?? []),
    put: (reply) =>
      tryStorage((storage) => storage.setItem(prefix + reply.clientMessageId, JSON.stringify(reply)), undefined),
    remove: (id) => tryStorage((storage) => storage.removeItem(prefix + id), undefined),
    has: (id) => tryStorage((storage) => storage.getItem(prefix + id) !== null, false),
  };
}

/** In which conversations this device still keeps something that a staff member wrote. */
export function sessionsWithKeptReplies(staffId: string): string[] {
  const prefix = `${PREFIX}${staffId}:`;
  return [...new Set(keysWith(prefix).map((key) => key.slice(prefix.length).split(":")[0] ?? ""))];
}

/** What is half written, by conversation and kind (an answer, a note); kept over reloads. */
export const drafts = {
  get: (name: string): string => tryStorage((storage) => storage.getItem(DRAFT + name) ?? "", ""),
  set: (name: string, text: string): void =>
    tryStorage((storage) => (text ? storage.setItem(DRAFT + name, text) : storage.removeItem(DRAFT + name)), undefined),
};
