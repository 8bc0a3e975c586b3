import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { listTeamIds } from "./list-team-ids";
import type { ConversationView } from "./schema";
import { selectConversations } from "./select-conversations";

/** Nobody needs to know more than "99+". */
const COUNTED = 100;
const counted = ["mine", "unassigned", "team", "waiting", "snoozed", "all"] as const satisfies ConversationView[];

export type ConversationCounts = Record<(typeof counted)[number], number>;

/** How many conversations each view holds, up to 100: one statement of short index walks, however many there are. */
export async function countConversations(staff: { id: string }): Promise<ConversationCounts> {
  const who = { staffId: staff.id, teamIds: await listTeamIds(staff.id) };
  const columns = counted.map((view) => {
    const ids = selectConversations({ view, unread: false, limit: COUNTED }, who);
    return Prisma.sql`(SELECT count(*)::int FROM (${ids}) found) AS ${Prisma.raw(`"${view}"`)}`;
  });
  const [counts] = await db.$queryRaw<ConversationCounts[]>`SELECT ${Prisma.join(columns)}`;
  if (!counts) throw new Error("Nothing was counted");
  return counts;
}
