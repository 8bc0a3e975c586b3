import { db } from "@/lib/db";
import { sessionNotFound } from "./errors";
import { toRating } from "./rows";
import { statusOf } from "./rules";
import type { Rating, SessionState } from "./schema";

/** A conversation as staff's screen shows it, besides its messages; times are ISO 8601. */
export type ConversationState = SessionState & {
  team: { id: string; name: string } | null;
  outcome: "resolved" | "not_resolved" | "spam" | null;
  snoozedUntil: string | null;
  blockedAt: string | null;
  lastSeq: number;
  visitorReadSeq: number;
  visitorDeliveredSeq: number;
  rating: Rating | null;
  tags: { id: string; name: string }[];
};

/**
 * All that staff's screen shows of a conversation besides its messages: whose it is, how it stands, how far the visitor has got.
 * @throws DomainError `chat.unknown_session`
 */
export async function getConversation(sessionId: string): Promise<ConversationState> {
  const session = await db.chatSession.findUnique({
    where: { id: sessionId },
    select: {
      closedAt: true,
      outcome: true,
      resolution: true,
      snoozedUntil: true,
      lastSeq: true,
      visitorReadSeq: true,
      visitorDeliveredSeq: true,
      assignedTo: { select: { id: true, name: true } },
      team: { select: { id: true, name: true } },
      visitor: { select: { blockedAt: true } },
      rating: true,
      tags: { select: { tag: { select: { id: true, name: true } } }, orderBy: { addedAt: "asc" } },
    },
  });
  if (!session) throw sessionNotFound();
  const { assignedTo, team, outcome, resolution, lastSeq, visitorReadSeq, visitorDeliveredSeq } = session;
  return {
    sessionId,
    status: statusOf(session),
    assignedTo,
    team,
    outcome,
    resolution,
    lastSeq,
    visitorReadSeq,
    visitorDeliveredSeq: Math.max(visitorDeliveredSeq, visitorReadSeq),
    snoozedUntil: session.snoozedUntil?.toISOString() ?? null,
    blockedAt: session.visitor.blockedAt?.toISOString() ?? null,
    rating: session.rating && toRating(session.rating),
    tags: session.tags.map(({ tag }) => tag),
  };
}
