import { readSetting } from "@/features/settings/read-setting";
import { hasFreeMember, listFreeTeams } from "@/features/teams/list-free-teams";
import { routingSettings } from "@/features/teams/routing-settings";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { assignByTeam } from "./assign-by-team";
import { publishSession } from "./publish-news";

/** More than a team takes on in a minute; the next run goes on. */
const AT_MOST = 200;

/**
 * Shares out what waits in the teams' queues, who has waited longest first, among the members who are online and have room.
 * What has no team yet goes to the default team, if there is one. Without teams that share out by themselves nothing changes.
 * Runs at once share the work.
 * @returns how many conversations found an owner
 */
export async function drainQueue(now = new Date()): Promise<number> {
  const [teams, { defaultTeamId }] = await Promise.all([listFreeTeams(now), readSetting(routingSettings)]);
  const free = new Map(teams.map((team) => [team.id, team]));
  let assigned = 0;
  for (const { id, teamId } of await listWaiting([...free.keys()], defaultTeamId)) {
    const team = free.get(teamId ?? defaultTeamId ?? "");
    if (!team) continue;
    if (!teamId) await db.chatSession.updateMany({ where: { id, teamId: null }, data: { teamId: team.id } });
    if (await assignByTeam(id, team, now)) {
      assigned += 1;
      await publishSession(id);
    } else if (!(await hasFreeMember(team.id, now))) free.delete(team.id);
  }
  return assigned;
}

async function listWaiting(teamIds: string[], defaultTeamId: string | null) {
  if (teamIds.length === 0) return [];
  const teamless = defaultTeamId && teamIds.includes(defaultTeamId) ? [{ teamId: null }] : [];
  return db.chatSession.findMany({
    where: {
      closedAt: null,
      assignedToId: null,
      snoozedUntil: null,
      waitingSince: { not: null },
      OR: [{ teamId: { in: teamIds } }, ...teamless],
    },
    orderBy: [{ waitingSince: "asc" }, { id: "asc" }],
    take: AT_MOST,
    select: { id: true, teamId: true },
  });
}

/** As `drainQueue`, for those who need not wait for it: somebody has become free by what they did. */
export function drainSoon(): void {
  void drainQueue().catch((error) =>
    log.error({ err: error }, "the queue was not shared out, the next minute's run will"),
  );
}
