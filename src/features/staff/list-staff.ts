import { db } from "@/lib/db";

/** Everybody who works here now, by name. */
export async function listStaff(): Promise<{ id: string; name: string }[]> {
  return db.staff.findMany({
    where: { deactivatedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}
