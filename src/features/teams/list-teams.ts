import { type WeeklyHours, weeklyHours } from "@/features/opening-hours/schema";
import type { TeamRouting } from "@/generated/prisma/client";
import { db } from "@/lib/db";

export type TeamView = {
  id: string;
  name: string;
  routing: TeamRouting;
  keywords: string[];
  /** Null: the shop's. */
  hours: WeeklyHours | null;
  alertEmail: string | null;
  members: { id: string; name: string }[];
};

/** The teams in use, by name, with the members who work here now. */
export async function listTeams(): Promise<TeamView[]> {
  const teams = await db.team.findMany({
    where: { archivedAt: null },
    orderBy: { name: "asc" },
    include: {
      members: {
        where: { staff: { deactivatedAt: null } },
        select: { staff: { select: { id: true, name: true } } },
        orderBy: { staff: { name: "asc" } },
      },
    },
  });
  return teams.map(({ id, name, routing, keywords, hours, alertEmail, members }) => {
    const own = weeklyHours.safeParse(hours);
    const people = members.map(({ staff }) => staff);
    return { id, name, routing, keywords, hours: own.success ? own.data : null, alertEmail, members: people };
  });
}
