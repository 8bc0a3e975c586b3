import { db } from "@/lib/db";

/** The teams whose conversations a member's team view shows: those he belongs to, or all of them when he belongs to none. */
export async function listTeamIds(staffId: string): Promise<string[]> {
  const teams = await db.team.findMany({
    where: { archivedAt: null },
    select: { id: true, members: { where: { staffId }, select: { staffId: true } } },
  });
  const own = teams.filter(({ members }) => members.length > 0);
  return (own.length > 0 ? own : teams).map(({ id }) => id);
}
