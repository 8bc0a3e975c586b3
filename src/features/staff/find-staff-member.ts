import { db } from "@/lib/db";

/** The staff member of this id; null when there is none or he was deactivated. */
export async function findStaffMember(id: string): Promise<{ id: string; name: string } | null> {
  return db.staff.findFirst({ where: { id, deactivatedAt: null }, select: { id: true, name: true } });
}
