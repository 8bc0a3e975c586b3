import { Prisma } from "@/generated/prisma/client";
import { onlineSince } from "./rules";

/**
 * True in SQL for a member who can be given a conversation now: works here, is online and has room.
 * It speaks of `p` (staff_presence) and `staff`.
 */
export const canTakeMore = (now: Date): Prisma.Sql => Prisma.sql`
  staff.deactivated_at IS NULL AND p.status = 'online' AND p.seen_at >= ${onlineSince(now)}
  AND (p.capacity IS NULL OR p.load < p.capacity)`;
