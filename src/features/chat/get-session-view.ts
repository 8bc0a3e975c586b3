import { getWidgetSettings } from "@/features/chat-widget/get-widget-settings";
import { lookOf } from "@/features/chat-widget/schema";
import { getAvailability } from "@/features/opening-hours/get-availability";
import { pictureUrlOf } from "@/features/staff/rules";
import { isAnybodyOnline } from "@/features/teams/is-anybody-online";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { chatIsBlocked, sessionNotFound } from "./errors";
import { getExpectedReply } from "./get-expected-reply";
import { toRating } from "./rows";
import { canReopen, statusOf } from "./rules";
import type { SessionView } from "./schema";

/**
 * All that the visitor's chat window shows of an own conversation besides its messages: who answers, how far both sides have
 * read, whether anybody is there, how the window looks. How long an answer takes is told only while somebody is there. Whom staff
 * have shut out is told so, and is offered nothing to write in.
 * @throws DomainError `chat.unknown_session`, also for somebody else's
 */
export async function getSessionView(sessionId: string, visitorId: string, now = new Date()): Promise<SessionView> {
  const [session, settings, availability, staffOnline] = await Promise.all([
    findSession(sessionId),
    getWidgetSettings(),
    getAvailability(now),
    isAnybodyOnline(now),
  ]);
  if (session?.visitorId !== visitorId) throw sessionNotFound();
  const isServed = availability.open && staffOnline;
  const { staffReadSeq, visitorReadSeq, visitorDeliveredSeq, lastSeq, assignedTo, visitor } = session;
  const blocked = visitor.blockedAt ? chatIsBlocked().message : null;
  return {
    sessionId,
    status: statusOf(session),
    agent: assignedTo && { name: assignedTo.name, pictureUrl: pictureUrlOf(assignedTo) },
    staffReadSeq,
    visitorReadSeq,
    visitorDeliveredSeq,
    lastSeq,
    canReopen: canReopen(session, now),
    blocked,
    rating: session.rating && toRating(session.rating),
    showsTyping: settings.showsTyping,
    availability: {
      open: availability.open,
      staffOnline,
      words: availability.words,
      expectedReplySeconds: isServed ? await getExpectedReply(now) : null,
    },
    offlineForm: env().CHAT_OFFLINE_CAPTURE && !isServed && !blocked,
    prefill: {
      name: session.name,
      email: session.email,
      phone: session.phone,
    },
    look: lookOf(settings),
  };
}

const findSession = (id: string) =>
  db.chatSession.findUnique({
    where: { id },
    select: {
      visitorId: true,
      visitor: { select: { blockedAt: true } },
      name: true,
      email: true,
      phone: true,
      closedAt: true,
      staffReadSeq: true,
      visitorReadSeq: true,
      visitorDeliveredSeq: true,
      lastSeq: true,
      rating: true,
      assignedTo: { select: { id: true, name: true, image: true } },
    },
  });
