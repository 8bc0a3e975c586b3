import { db } from "@/lib/db";
import { teamIsGone } from "./errors";

/**
 * Refuses a team that is not there, or archived.
 * @throws DomainError `auto-responses.unknown_team`
 */
export async function checkTeam(teamId: string | null): Promise<void> {
  if (teamId === null) return;
  const team = await db.team.findUnique({ where: { id: teamId }, select: { archivedAt: true } });
  if (!team || team.archivedAt) throw teamIsGone();
}
