import type { StaffStatus } from "@/generated/prisma/client";
import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { memberFreed, memberLeft } from "./events";

/**
 * A member says to be online or away, which holds until he says otherwise. Being away gives him nothing new, and after the set
 * time takes back what waits with him. Said again, nothing changes.
 */
export async function setStatus(status: StaffStatus, member: { id: string }, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const here = { status, statusAt: now, seenAt: now };
    const { count } = await tx.staffPresence.updateMany({
      where: { staffId: member.id, status: { not: status } },
      data: here,
    });
    const made = await tx.staffPresence.createMany({ data: { staffId: member.id, ...here }, skipDuplicates: true });
    if (count + made.count === 0) return;
    const news = status === "online" ? memberFreed : memberLeft;
    await announce(tx, news.create({ staffId: member.id }));
  });
  relaySoon();
}
