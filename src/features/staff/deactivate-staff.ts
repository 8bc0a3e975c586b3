import { inTransaction } from "@/lib/db";
import { DomainError } from "@/lib/errors";

/**
 * Closes a colleague's account: signed out everywhere at once, API keys open nothing any more. What waits with him goes back
 * into the queue within a minute. Closing it again changes nothing. Somebody who can sign in always remains, also when two close
 * each other's accounts at once.
 * @throws DomainError `staff.unknown`, `staff.own_account`, `staff.last_one`
 */
export async function deactivateStaff(id: string, by: { id: string }, now = new Date()): Promise<void> {
  if (id === by.id)
    throw new DomainError(
      "conflict",
      "staff.own_account",
      "This is your own account. Please ask a colleague to close it.",
    );
  await inTransaction(async (tx) => {
    // All who are active, in one order: of two at once the second counts after the first.
    const active = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM staff WHERE deactivated_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
    if (!active.some((one) => one.id === id)) {
      if (!(await tx.staff.findUnique({ where: { id }, select: { id: true } })))
        throw new DomainError("not_found", "staff.unknown", "Nobody of this id works here.");
      return;
    }
    if (active.length === 1)
      throw new DomainError(
        "conflict",
        "staff.last_one",
        "This is the last account that can sign in. Make another first.",
      );
    await tx.staff.update({ where: { id }, data: { deactivatedAt: now } });
    await tx.staffSession.deleteMany({ where: { userId: id } });
  });
}
