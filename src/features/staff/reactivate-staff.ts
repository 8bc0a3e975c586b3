import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";

/**
 * Opens a closed account again, with its password of before. Opening an open one changes nothing.
 * @throws DomainError `staff.unknown`
 */
export async function reactivateStaff(id: string): Promise<void> {
  const { count } = await db.staff.updateMany({ where: { id }, data: { deactivatedAt: null } });
  if (count === 0) throw new DomainError("not_found", "staff.unknown", "Nobody of this id works here.");
}
