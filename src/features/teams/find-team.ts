import { db } from "@/lib/db";

/** The team of this id; null when there is none or it was archived. */
export async function findTeam(id: string): Promise<{ id: string; name: string } | null> {
  return db.team.findFirst({ where: { id, archivedAt: null }, select: { id: true, name: true } });
}
