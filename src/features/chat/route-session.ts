import { findRoute } from "@/features/teams/find-route";
import { isTeamOpen } from "@/features/teams/is-team-open";
import { db } from "@/lib/db";
import { assignByTeam } from "./assign-by-team";
import { publishSession } from "./publish-news";

/**
 * Gives an open conversation that nobody owns a team (by the words of the message, else as hinted, else where it is, else
 * the default team) and an owner by the team's routing. With no team it stays in the queue of all; with nobody online, free
 * and within the team's hours it stays in the team's queue. Never takes it from an owner; nobody free is no error.
 */
export async function routeSession(
  sessionId: string,
  hint: { content?: string; teamId?: string | null },
  now: Date,
): Promise<void> {
  const free = { id: sessionId, closedAt: null, assignedToId: null };
  const session = await db.chatSession.findFirst({ where: free, select: { teamId: true } });
  if (!session) return;
  const team = await findRoute({ content: hint.content, hintTeamId: hint.teamId, teamId: session.teamId });
  if (!team) return;
  const moved = team.id !== session.teamId;
  if (moved) await db.chatSession.updateMany({ where: free, data: { teamId: team.id } });
  const assigned = (await isTeamOpen(team, now)) && (await assignByTeam(sessionId, team, now));
  if (moved || assigned) await publishSession(sessionId);
}
