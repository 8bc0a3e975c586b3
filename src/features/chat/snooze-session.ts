import { inTransaction } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { DAY_MS } from "@/lib/time";
import { drainSoon } from "./drain-queue";
import { sessionIsClosed, sessionNotFound } from "./errors";
import { publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";
import type { SnoozeSessionInput } from "./schema";

/** Longer than any promise to a shopper; a mistyped year is told, not kept. */
const LONGEST_MS = 366 * DAY_MS;

/**
 * Takes an open conversation out of the lists until a moment, or (null) back into them at once. It comes back by itself at
 * that moment, or as soon as the visitor writes. The same moment again changes nothing.
 * @throws DomainError `chat.snooze_not_ahead` (not after `now`, or more than 366 days), `chat.unknown_session`,
 *   `chat.session_closed`
 */
export async function snoozeSession(
  { sessionId, until }: SnoozeSessionInput,
  staff: { id: string; name: string },
  now = new Date(),
): Promise<{ snoozedUntil: string | null }> {
  const ahead = until ? until.getTime() - now.getTime() : 0;
  if (until && (ahead <= 0 || ahead > LONGEST_MS)) throw notAhead();
  const changed = await inTransaction(async (tx) => {
    const [session] = await tx.$queryRaw<{ closedAt: Date | null; snoozedUntil: Date | null }[]>`
      SELECT closed_at AS "closedAt", snoozed_until AS "snoozedUntil" FROM chat_session WHERE id = ${sessionId} FOR UPDATE`;
    if (!session) throw sessionNotFound();
    if (session.closedAt) throw sessionIsClosed();
    if (session.snoozedUntil?.getTime() === until?.getTime()) return false;
    await tx.chatSession.update({ where: { id: sessionId }, data: { snoozedUntil: until }, select: { id: true } });
    const kind = until ? "snoozed" : "woken";
    const detail = { by: staff.name, ...(until ? { until: until.toISOString() } : {}) };
    await recordActivity(tx, { sessionId, kind, staffId: staff.id, detail }, now);
    return true;
  });
  if (changed) {
    await publishSession(sessionId);
    // Who puts one off has room for another.
    if (until) drainSoon();
  }
  return { snoozedUntil: until?.toISOString() ?? null };
}

const notAhead = () =>
  new DomainError("invalid", "chat.snooze_not_ahead", "Choose a time from now on, at most a year ahead.", {
    fields: { until: "Choose a time from now on, at most a year ahead." },
  });
