import { readSetting } from "@/features/settings/read-setting";
import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { routingSettings } from "./routing-settings";
import { chooseTeam } from "./rules";

const columns = { id: true, name: true, routing: true, keywords: true, hours: true } satisfies Prisma.TeamSelect;

export type RouteTeam = Prisma.TeamGetPayload<{ select: typeof columns }>;

/** The team a conversation is for (rules.ts `chooseTeam`), with how it shares its conversations out; null when there is none. */
export async function findRoute(wishes: {
  content?: string;
  hintTeamId?: string | null;
  teamId: string | null;
}): Promise<RouteTeam | null> {
  const [teams, { defaultTeamId }] = await Promise.all([
    db.team.findMany({ where: { archivedAt: null }, select: columns }),
    readSetting(routingSettings),
  ]);
  return chooseTeam(teams, { ...wishes, defaultTeamId });
}
