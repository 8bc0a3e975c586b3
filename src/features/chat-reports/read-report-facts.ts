import type { Span } from "@/features/reports/schema";
import { db } from "@/lib/db";
import type { ConversationFacts, EndFacts, RatingFacts, ReportFacts } from "./schema";

/**
 * What happened in a span, from the raw rows: conversations by the visitor's first message, ends by the close, ratings by
 * their moment. Spam is left out.
 */
export async function readReportFacts(span: Span): Promise<ReportFacts> {
  const [conversations, ends, ratings] = await Promise.all([
    readConversations(span),
    readEnds(span),
    readRatings(span),
  ]);
  return { conversations, ends, ratings };
}

const readConversations = ({ from, to }: Span) => db.$queryRaw<ConversationFacts[]>`
  SELECT s.id, s.first_visitor_message_at AS "startedAt", s.handed_over_at AS "handedOverAt", s.closed_at AS "closedAt",
    reply.created_at AS "firstReplyAt", reply.staff_id AS "firstReplyBy",
    EXISTS (SELECT 1 FROM chat_message m WHERE m.session_id = s.id AND m.sender = 'bot' AND m.seq > first.seq) AS "botAnswered"
  FROM chat_session s
  JOIN LATERAL (
    SELECT m.seq FROM chat_message m WHERE m.session_id = s.id AND m.sender = 'visitor' ORDER BY m.seq LIMIT 1
  ) first ON true
  LEFT JOIN LATERAL (
    SELECT m.created_at, m.staff_id FROM chat_message m
    WHERE m.session_id = s.id AND m.sender = 'staff' AND m.seq > first.seq ORDER BY m.seq LIMIT 1
  ) reply ON true
  WHERE s.first_visitor_message_at >= ${from} AND s.first_visitor_message_at < ${to} AND s.outcome IS DISTINCT FROM 'spam'`;

const readEnds = ({ from, to }: Span) => db.$queryRaw<EndFacts[]>`
  SELECT s.id, s.first_visitor_message_at AS "startedAt", s.closed_at AS "closedAt", s.closed_by_id AS "closedBy",
    coalesce(r.resolved, s.outcome = 'resolved', false) AS resolved
  FROM chat_session s LEFT JOIN chat_rating r ON r.session_id = s.id
  WHERE s.closed_at >= ${from} AND s.closed_at < ${to} AND s.first_visitor_message_at IS NOT NULL
    AND s.outcome IS DISTINCT FROM 'spam'`;

const readRatings = ({ from, to }: Span) => db.$queryRaw<RatingFacts[]>`
  SELECT r.staff_id AS "staffId", r.stars FROM chat_rating r JOIN chat_session s ON s.id = r.session_id
  WHERE r.rated_at >= ${from} AND r.rated_at < ${to} AND r.stars IS NOT NULL AND s.outcome IS DISTINCT FROM 'spam'`;
