import { db } from "@/lib/db";
import { unknownTeam } from "./errors";

/**
 * Takes a team out of use: nothing is routed to it any more, and its name may be given again. What waits in its queue stays
 * among the conversations that are nobody's. Archiving again changes nothing.
 * @throws DomainError `teams.unknown_team`
 */
export async function archiveTeam(id: string, now = new Date()): Promise<void> {
  const stamp = now.toISOString().slice(0, 19).replace("T", " ");
  // One statement, so that the name of two who archive at once is marked once.
  const count = await db.$executeRaw`
    UPDATE team SET archived_at = ${now}, name = name || ${` (archived ${stamp} UTC)`}
    WHERE id = ${id} AND archived_at IS NULL`;
  if (count === 0 && !(await db.team.findUnique({ where: { id }, select: { id: true } }))) throw unknownTeam();
}
