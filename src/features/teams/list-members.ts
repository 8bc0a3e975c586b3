import { db } from "@/lib/db";
import { type Whereabouts, whereaboutsOf } from "./rules";

export type MemberView = {
  id: string;
  name: string;
  whereabouts: Whereabouts;
  /** Open conversations that are his and not put off. */
  load: number;
  /** Most of them that claims and routing give; null: no limit. */
  capacity: number | null;
  teamIds: string[];
};

/** Everybody who works here now, by name: where they are and how much they have. */
export async function listMembers(now = new Date()): Promise<MemberView[]> {
  const staff = await db.staff.findMany({
    where: { deactivatedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      presence: true,
      teams: { where: { team: { archivedAt: null } }, select: { teamId: true } },
    },
  });
  return staff.map(({ id, name, presence, teams }) => ({
    id,
    name,
    whereabouts: whereaboutsOf(presence, now),
    load: presence?.load ?? 0,
    capacity: presence?.capacity ?? null,
    teamIds: teams.map(({ teamId }) => teamId),
  }));
}
