import { db, type Tx } from "@/lib/db";
import { onlineSince } from "./rules";

/** True when this member works here, chose to be online, and has given a sign of life within the last minute. */
export async function isMemberOnline(staffId: string, now: Date, tx: Tx = db): Promise<boolean> {
  const found = await tx.staffPresence.findFirst({
    where: { staffId, status: "online", seenAt: { gte: onlineSince(now) }, staff: { deactivatedAt: null } },
    select: { staffId: true },
  });
  return found !== null;
}
