import { findStaffMember } from "@/features/staff/find-staff-member";
import { inTransaction } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { announce, relaySoon } from "@/lib/outbox";
import { memberFreed } from "./events";
import type { SetCapacityInput } from "./schema";

const NEVER = new Date(0);

/**
 * Sets how many open conversations claims and routing give a member at most; null: no limit. Who has more keeps them. More
 * room than before is announced, so that the queue is shared out.
 * @throws DomainError `teams.unknown_member`
 */
export async function setCapacity({ staffId, capacity }: SetCapacityInput): Promise<void> {
  if (!(await findStaffMember(staffId)))
    throw new DomainError("not_found", "teams.unknown_member", "Nobody of this id works here.");
  await inTransaction(async (tx) => {
    // Who has never opened the console was never seen.
    await tx.staffPresence.createMany({ data: { staffId, seenAt: NEVER, statusAt: NEVER }, skipDuplicates: true });
    await tx.staffPresence.update({ where: { staffId }, data: { capacity } });
    await announce(tx, memberFreed.create({ staffId }));
  });
  relaySoon();
}
