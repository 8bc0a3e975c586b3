import { screenContent } from "@/features/content-filter/screen-content";
import { inTransaction } from "@/lib/db";
import { type Limit, takePoint } from "@/lib/rate-limit";
import { chatIsBlocked, nothingSaid, notRatableYet, sessionNotFound } from "./errors";
import type { VisitorParticipant } from "./find-participant";
import { publishSession } from "./publish-news";
import { lockSession, sealComment } from "./rows";
import { canRate } from "./rules";
import type { RateSessionInput, Rating } from "./schema";

const perVisitor: Limit = { name: "chat.rate", points: 20, perSeconds: 60 };

/**
 * Keeps what the visitor says of an own conversation: helped or not, 1 to 5 stars, a word; at least one of them. It takes the place
 * of what was said before. The comment goes through the content filter and is sealed; card numbers in it are masked.
 * @throws DomainError `chat.unknown_session` (also somebody else's), `chat.nothing_said`, `chat.blocked`,
 *   `chat.not_ratable_yet` before a person has answered or it is over, `content.refused_words` (422), `chat.rate.too_many`
 */
export async function rateSession(
  input: RateSessionInput,
  { visitorId }: Pick<VisitorParticipant, "visitorId">,
  now = new Date(),
): Promise<Rating> {
  const { sessionId, resolved = null, stars = null } = input;
  if (resolved === null && stars === null && !input.comment) throw nothingSaid();
  await takePoint(perVisitor, visitorId);
  const comment = input.comment ? (await screenContent(input.comment, { newVisitor: false })).content : null;
  await inTransaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    if (session?.visitorId !== visitorId) throw sessionNotFound();
    const visitor = await tx.visitor.findUnique({ where: { id: visitorId }, select: { blockedAt: true } });
    if (visitor?.blockedAt) throw chatIsBlocked();
    if (!canRate(session)) throw notRatableYet();
    const commentSealed = comment && sealComment(comment, sessionId);
    const said = { resolved, stars, commentSealed, staffId: session.assignedToId, ratedAt: now };
    await tx.chatRating.upsert({ where: { sessionId }, create: { sessionId, ...said }, update: said });
  });
  publishSession(sessionId);
  return { resolved, stars, comment };
}
