import type { SeenSession } from "./rows";

/** Conversations with something going on; an entry is a few hundred bytes. */
const REMEMBERED = 2_000;

const seen = new Map<string, SeenSession>();

/** Keeps a session as it is since a message was written to it, so that the next one needs not read it first. */
export function rememberSession(session: SeenSession): void {
  seen.delete(session.id);
  seen.set(session.id, session);
  const [oldest] = seen.keys();
  if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest);
}

/**
 * A session as this process wrote it last, and forgets it: perhaps it is another one by now. Good only to try a write that names its
 * version (`appendQuickly`), which writes nothing when it is; never to refuse from. Null when it is not known, or known to be of another
 * visitor.
 */
export function recallSession(sessionId: string, visitorId: string): SeenSession | null {
  const session = seen.get(sessionId);
  seen.delete(sessionId);
  return session?.visitorId === visitorId ? session : null;
}
