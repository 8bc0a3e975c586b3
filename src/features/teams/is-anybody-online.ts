import { db } from "@/lib/db";
import { onlineSince } from "./rules";

/**
 * True when a member is online: chose to be, and has given a sign of life within the last 75 s.
 * @param teamId asks about the members of this team only
 */
export async function isAnybodyOnline(now: Date, teamId?: string | null): Promise<boolean> {
  const found = await db.staffPresence.findFirst({
    where: {
      status: "online",
      seenAt: { gte: onlineSince(now) },
      staff: { deactivatedAt: null, ...(teamId ? { teams: { some: { teamId } } } : {}) },
    },
    select: { staffId: true },
  });
  return found !== null;
}
