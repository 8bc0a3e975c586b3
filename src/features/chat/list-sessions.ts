import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { toMessage } from "./rows";
import { statusOf } from "./rules";
import type { SessionSummary } from "./schema";

const columns = {
  id: true,
  name: true,
  email: true,
  phone: true,
  customerId: true,
  closedAt: true,
  waitingSince: true,
  staffReadSeq: true,
  assignedTo: { select: { id: true, name: true } },
  messages: { orderBy: { seq: "desc" as const }, take: 1 },
} satisfies Prisma.ChatSessionSelect;

type Row = Prisma.ChatSessionGetPayload<{ select: typeof columns }>;

/**
 * Conversations with the newest message first.
 * @param wanted `written` leaves out those in which nobody but the bot has said anything
 */
export async function listSessions(wanted: {
  status: "open" | "closed";
  written: boolean;
  limit: number;
}): Promise<SessionSummary[]> {
  const rows = await db.chatSession.findMany({
    where: {
      closedAt: wanted.status === "open" ? null : { not: null },
      ...(wanted.written ? { messages: { some: { sender: { in: ["visitor", "staff"] } } } } : {}),
    },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    take: wanted.limit,
    select: columns,
  });
  const unread = await countUnread(rows.map(({ id }) => id));
  return rows.map((row) => toSummary(row, unread.get(row.id) ?? 0));
}

/** Visitors' messages behind staff's read mark, by session; sessions without any are missing. */
async function countUnread(ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; unread: number }[]>`
    SELECT s.id, count(*)::int AS unread FROM chat_session s
    JOIN chat_message m ON m.session_id = s.id AND m.seq > s.staff_read_seq AND m.sender = 'visitor'
    WHERE s.id = ANY(${ids}) GROUP BY s.id`;
  return new Map(rows.map(({ id, unread }) => [id, unread]));
}

function toSummary(row: Row, unread: number): SessionSummary {
  const { id, name, email, phone, customerId, assignedTo, waitingSince } = row;
  const [last] = row.messages;
  return {
    sessionId: id,
    visitor: { name, email, phone, customerId },
    status: statusOf(row),
    assignedTo,
    lastMessage: last ? toMessage(last) : null,
    unread,
    waitingSince: waitingSince?.toISOString() ?? null,
  };
}
