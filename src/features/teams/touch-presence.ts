import { db, inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { memberFreed } from "./events";
import { onlineSince } from "./rules";

/**
 * A sign of life of a member's open console; the console gives one every 20 s. Coming back after more than 75 s, or for
 * the first time ever, is announced unless the member has said to be away.
 */
export async function touchPresence(member: { id: string }, now = new Date()): Promise<void> {
  const { count } = await db.staffPresence.updateMany({
    where: { staffId: member.id, seenAt: { gte: onlineSince(now) } },
    data: { seenAt: now },
  });
  if (count === 1) return;
  await inTransaction(async (tx) => {
    const { status } = await tx.staffPresence.upsert({
      where: { staffId: member.id },
      create: { staffId: member.id, seenAt: now, statusAt: now },
      update: { seenAt: now },
      select: { status: true },
    });
    if (status === "online") await announce(tx, memberFreed.create({ staffId: member.id }));
  });
  relaySoon();
}
