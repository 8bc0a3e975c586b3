import { db } from "@/lib/db";
import { openContent } from "./rows";

/** What the console's title, badges and notifications tell a member of. */
export type Unread = {
  /** Visitors' messages that no member has read, in open conversations (snoozed ones too) that are his or nobody's. */
  unread: number;
  /** The newest of them. */
  newest: { id: string; sessionId: string; name: string | null; content: string; createdAt: string } | null;
};

type Row = {
  unread: number;
  id: string;
  sessionId: string;
  name: string | null;
  contentSealed: string;
  createdAt: Date;
};

/**
 * Counted from the rows at every question: the one number that the title and the favicon show a member. IS TRUE lets it begin with
 * the index of what is unread, however much is open (QUALITY.md P14).
 */
export async function countUnread(staff: { id: string }): Promise<Unread> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT count(*) OVER ()::int AS unread, m.id, m.session_id AS "sessionId", s.name,
      m.content_sealed AS "contentSealed", m.created_at AS "createdAt"
    FROM chat_session s
    JOIN chat_message m ON m.session_id = s.id AND m.seq > s.staff_read_seq AND m.sender = 'visitor'
    WHERE s.closed_at IS NULL AND (s.last_seq > s.staff_read_seq) IS TRUE
      AND (s.assigned_to_id = ${staff.id} OR s.assigned_to_id IS NULL)
    ORDER BY m.created_at DESC, m.id DESC LIMIT 1`;
  if (!row) return { unread: 0, newest: null };
  const { unread, contentSealed, createdAt, ...newest } = row;
  const content = openContent(contentSealed, row.sessionId, row.id);
  return {
    unread,
    newest: { id: row.id, sessionId: row.sessionId, name: newest.name, content, createdAt: createdAt.toISOString() },
  };
}
