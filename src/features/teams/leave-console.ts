import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { memberLeft } from "./events";
import { ONLINE_FOR_MS, onlineSince } from "./rules";

/**
 * A member signs out: he counts as gone at once, not only when his signs of life have been missing for long. A console that
 * is still open elsewhere brings him back.
 */
export async function leaveConsole(member: { id: string }, now = new Date()): Promise<void> {
  const gone = new Date(now.getTime() - ONLINE_FOR_MS - 1);
  await inTransaction(async (tx) => {
    const { count } = await tx.staffPresence.updateMany({
      where: { staffId: member.id, seenAt: { gte: onlineSince(now) } },
      data: { seenAt: gone },
    });
    if (count === 1) await announce(tx, memberLeft.create({ staffId: member.id }));
  });
  relaySoon();
}
