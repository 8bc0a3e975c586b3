import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import type { RouteTeam } from "./find-route";
import { isTeamOpen } from "./is-team-open";
import { canTakeMore } from "./rows";

/** The teams that share conversations out by themselves, are within their hours, and have somebody online with room. */
export async function listFreeTeams(now: Date): Promise<RouteTeam[]> {
  const teams = await db.$queryRaw<RouteTeam[]>`
    SELECT team.id, team.name, team.routing, team.keywords, team.hours FROM team
    WHERE team.archived_at IS NULL AND team.routing <> 'manual' AND EXISTS (${freeMembers(now)} WHERE m.team_id = team.id)`;
  const open = await Promise.all(teams.map((team) => isTeamOpen(team, now)));
  return teams.filter((_, index) => open[index]);
}

/** True when somebody of the team is online and has room. */
export async function hasFreeMember(teamId: string, now: Date): Promise<boolean> {
  const [found] = await db.$queryRaw<unknown[]>`${freeMembers(now)} WHERE m.team_id = ${teamId} LIMIT 1`;
  return found !== undefined;
}

const freeMembers = (now: Date) => Prisma.sql`
  SELECT 1 FROM team_member m JOIN staff_presence p ON p.staff_id = m.staff_id
  JOIN staff ON staff.id = m.staff_id AND ${canTakeMore(now)}`;
