import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";

/**
 * From the next request on the key opens nothing. Revoking again changes nothing. Any staff member may: a key must not
 * outlive a colleague's last day.
 * @throws DomainError `staff.unknown_key`
 */
export async function revokeApiKey(id: string, now = new Date()): Promise<void> {
  const { count } = await db.staffApiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  if (count === 0 && !(await db.staffApiKey.findUnique({ where: { id }, select: { id: true } })))
    throw new DomainError("not_found", "staff.unknown_key", "There is no such key.");
}
