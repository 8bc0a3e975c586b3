import { db } from "@/lib/db";
import { truncate } from "@/lib/text";
import { nameVisitor } from "./name-visitor";
import { openContent } from "./rows";
import { statusOf } from "./rules";

/** More than fits into a row of the list on any screen. */
const PREVIEW_LENGTH = 140;
/** The list says `99+`. */
const COUNTED = 100;

type Person = { id: string; name: string };

/** A row of the console's lists. */
export type ConversationSummary = {
  sessionId: string;
  /** The customer's name, else the one typed, else one made of the visitor. */
  name: string;
  /** Signed in: the name is proven. */
  known: boolean;
  blocked: boolean;
  status: "open" | "closed";
  owner: Person | null;
  team: Person | null;
  tags: Person[];
  /** Visitors' messages that staff have not read, counted up to 100. */
  unread: number;
  /** A message of it waits to be let through. */
  held: boolean;
  lastMessage: {
    seq: number;
    sender: "visitor" | "staff" | "bot" | "system";
    staffId: string | null;
    senderName: string;
    /** One line of at most 140 characters. */
    preview: string;
    at: string;
  } | null;
  /** Last words of the visitor's or of staff. */
  spokenAt: string | null;
  waitingSince: string | null;
  snoozedUntil: string | null;
  closedAt: string | null;
};

type Row = {
  id: string;
  visitorId: string;
  name: string | null;
  known: boolean;
  blocked: boolean;
  closedAt: Date | null;
  waitingSince: Date | null;
  snoozedUntil: Date | null;
  spokenAt: Date | null;
  owner: Person | null;
  team: Person | null;
  tags: Person[];
  unread: number;
  held: boolean;
  message: { id: string; seq: number; sender: "visitor" | "staff" | "bot" | "system"; staffId: string | null } | null;
  messageSealed: string | null;
  messageBy: string | null;
  messageAt: Date | null;
};

/**
 * What the console's lists show of these conversations, one statement for all of them; in no order, and those that do not
 * exist are missing. The words shown are the last ones of a person, the bot's only where nobody else has spoken.
 */
export async function loadSummaries(sessionIds: string[]): Promise<ConversationSummary[]> {
  if (sessionIds.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.id, s.visitor_id AS "visitorId", coalesce(c.name, s.name) AS name, s.customer_id IS NOT NULL AS known,
      v.blocked_at IS NOT NULL AS blocked, s.closed_at AS "closedAt", s.waiting_since AS "waitingSince",
      s.snoozed_until AS "snoozedUntil", s.last_human_message_at AS "spokenAt",
      CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS owner,
      CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS team,
      (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY g.name), '[]')
        FROM chat_session_tag st JOIN chat_tag g ON g.id = st.tag_id WHERE st.session_id = s.id) AS tags,
      (SELECT count(*)::int FROM (SELECT 1 FROM chat_message u WHERE u.session_id = s.id AND u.seq > s.staff_read_seq
        AND u.sender = 'visitor' LIMIT ${COUNTED}) unread) AS unread,
      EXISTS (SELECT 1 FROM chat_message h WHERE h.session_id = s.id AND h.held_at IS NOT NULL AND h.released_at IS NULL) AS held,
      CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'seq', m.seq, 'sender', m.sender, 'staffId', m.staff_id) END AS message,
      m.content_sealed AS "messageSealed", m.sender_name AS "messageBy", m.created_at AS "messageAt"
    FROM chat_session s
    JOIN visitor v ON v.id = s.visitor_id
    LEFT JOIN customer c ON c.id = s.customer_id
    LEFT JOIN staff o ON o.id = s.assigned_to_id
    LEFT JOIN team t ON t.id = s.team_id
    LEFT JOIN LATERAL (
      SELECT * FROM (
        (SELECT 0 AS rank, p.* FROM chat_message p WHERE p.session_id = s.id AND p.sender IN ('visitor', 'staff') ORDER BY p.seq DESC LIMIT 1)
        UNION ALL
        (SELECT 1 AS rank, b.* FROM chat_message b WHERE b.session_id = s.id AND s.last_human_message_at IS NULL ORDER BY b.seq DESC LIMIT 1)
      ) said ORDER BY rank LIMIT 1) m ON true
    WHERE s.id = ANY(${sessionIds})`;
  return rows.map(toConversation);
}

function toConversation(row: Row): ConversationSummary {
  const { message } = row;
  const content = message && row.messageSealed ? openContent(row.messageSealed, row.id, message.id) : "";
  return {
    sessionId: row.id,
    name: row.name?.trim() || nameVisitor(row.visitorId),
    known: row.known,
    blocked: row.blocked,
    status: statusOf(row),
    owner: row.owner,
    team: row.team,
    tags: row.tags,
    unread: row.unread,
    held: row.held,
    lastMessage: message && {
      seq: message.seq,
      sender: message.sender,
      staffId: message.staffId,
      senderName: row.messageBy ?? "",
      preview: truncate(
        content
          .slice(0, PREVIEW_LENGTH * 4)
          .replace(/\s+/g, " ")
          .trim(),
        PREVIEW_LENGTH,
      ),
      at: row.messageAt?.toISOString() ?? "",
    },
    spokenAt: row.spokenAt?.toISOString() ?? null,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
