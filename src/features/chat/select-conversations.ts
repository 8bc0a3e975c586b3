import { Prisma } from "@/generated/prisma/client";
import type { Onlooker } from "./conversation-views";
import { orderOf } from "./conversation-views";
import type { ConversationView } from "./schema";

export type Selection = {
  view: ConversationView;
  unread: boolean;
  tagId?: string;
  cursor?: { at: string; id: string } | null;
  limit: number;
};

const moments = {
  spokenAt: Prisma.sql`s.last_human_message_at`,
  waitingSince: Prisma.sql`s.waiting_since`,
  snoozedUntil: Prisma.sql`s.snoozed_until`,
  closedAt: Prisma.sql`s.closed_at`,
};

/**
 * The statement that finds a page of a view: rows of `id` and `at`, in the view's order. It walks an index of the view's own
 * from where the page begins and stops at its end, however many conversations there are (QUALITY.md P14).
 */
export function selectConversations(wanted: Selection, who: Onlooker): Prisma.Sql {
  const { view } = wanted;
  if (view === "team") return selectOfTeams(wanted, who.teamIds);
  const where = {
    mine: Prisma.sql`s.assigned_to_id = ${who.staffId} AND ${inLists}`,
    unassigned: Prisma.sql`s.assigned_to_id IS NULL AND ${inLists}`,
    waiting: Prisma.sql`${inLists} AND s.waiting_since IS NOT NULL`,
    snoozed: Prisma.sql`s.snoozed_until IS NOT NULL AND s.closed_at IS NULL`,
    closed: Prisma.sql`s.closed_at IS NOT NULL`,
    all: inLists,
  }[view];
  // What is the same in all rows stands first: by it Postgres sees that the index is in order already.
  return page(wanted, where, view === "unassigned" ? Prisma.sql`s.assigned_to_id,` : Prisma.empty);
}

const inLists = Prisma.sql`s.closed_at IS NULL AND s.snoozed_until IS NULL`;

function page(wanted: Selection, where: Prisma.Sql, sameInAll = Prisma.empty): Prisma.Sql {
  const { by, newestFirst } = orderOf(wanted.view);
  const at = moments[by];
  return Prisma.sql`
    SELECT s.id, ${at} AS at FROM chat_session s
    WHERE ${where} AND s.last_human_message_at IS NOT NULL ${behind(wanted, at, newestFirst)} ${filters(wanted)}
    ORDER BY ${sameInAll} ${at} ${newestFirst ? Prisma.sql`DESC` : Prisma.sql`ASC`}, s.id LIMIT ${wanted.limit}`;
}

/** One short walk per team, then the first of all of them. */
function selectOfTeams(wanted: Selection, teamIds: string[]): Prisma.Sql {
  const ofTeam = page(wanted, Prisma.sql`s.team_id = teams.id AND ${inLists}`);
  return Prisma.sql`
    SELECT found.id, found.at FROM unnest(${teamIds}::text[]) AS teams(id) CROSS JOIN LATERAL (${ofTeam}) found
    ORDER BY found.at DESC, found.id LIMIT ${wanted.limit}`;
}

function behind({ cursor }: Selection, at: Prisma.Sql, newestFirst: boolean): Prisma.Sql {
  if (!cursor) return Prisma.empty;
  const from = Prisma.sql`${cursor.at}::timestamptz`;
  // The first half lets the index begin there; the second leaves out what the page before showed.
  return newestFirst
    ? Prisma.sql`AND ${at} <= ${from} AND (${at} < ${from} OR s.id > ${cursor.id})`
    : Prisma.sql`AND ${at} >= ${from} AND (${at} > ${from} OR s.id > ${cursor.id})`;
}

function filters({ unread, tagId }: Selection): Prisma.Sql {
  const onlyUnread = Prisma.sql`AND (s.last_seq > s.staff_read_seq) IS TRUE AND EXISTS (SELECT 1 FROM chat_message u
    WHERE u.session_id = s.id AND u.seq > s.staff_read_seq AND u.sender = 'visitor')`;
  const onlyTagged = Prisma.sql`AND EXISTS (SELECT 1 FROM chat_session_tag st WHERE st.session_id = s.id AND st.tag_id = ${tagId ?? ""})`;
  return Prisma.sql`${unread ? onlyUnread : Prisma.empty} ${tagId ? onlyTagged : Prisma.empty}`;
}
