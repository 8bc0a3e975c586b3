import { BOT_NAME } from "@/features/auto-responses/rules";
import { db, inTransaction, isUniqueViolation } from "@/lib/db";
import { newId } from "@/lib/id";
import { relaySoon } from "@/lib/outbox";
import { type Limit, takePoint } from "@/lib/rate-limit";
import { type RealtimeAddress, realtimeAddress } from "@/lib/realtime";
import { createVisitor, visitorToken } from "@/lib/session";
import { appendMessages, type Draft } from "./append-messages";
import { CHANNEL_AUTH_PATH, type ChatMessagePayload, type ChatStatus, sessionChannel } from "./channels";
import { chooseGreeting } from "./choose-auto-reply";
import { chatIsBlocked } from "./errors";
import { getSessionView } from "./get-session-view";
import { isBlockedVisitor } from "./is-blocked-visitor";
import { listMessagesBefore } from "./list-messages";
import { publishSession } from "./publish-news";
import { REOPEN_WITHIN_MS, statusOf } from "./rules";
import type { SessionView, StartSessionInput } from "./schema";

/** Generous: many phones share one address (QUALITY.md S7). */
const perAddress: Limit = { name: "chat.start", points: 300, perSeconds: 60 };
/** The newest messages come with the session; older ones are asked for as the reader scrolls up. */
const FIRST_PAGE = 50;
const NO_END = 2 ** 31 - 1;

type Starter = {
  visitor: { id: string } | null;
  customer: { customerId: string | null; name: string; email: string } | null;
  ip: string;
};

export type StartedSession = {
  sessionId: string;
  token: string;
  status: ChatStatus;
  messages: ChatMessagePayload[];
  realtime: RealtimeAddress & { channel: string; authEndpoint: string };
  view: SessionView;
};

/**
 * The visitor's open conversation, else the last one that his next word takes up again (closed for seven days at most; looking at
 * it opens nothing), else a new one that the bot greets in; a browser without a visitor becomes one. Asked twice at once by one
 * visitor it opens one conversation. What is typed (name, address, phone) is kept as a hint and proves nothing.
 * @returns `created` tells a new conversation from one taken up again
 * @throws DomainError `chat.start.too_many`, `chat.blocked`
 */
export async function startSession(
  input: StartSessionInput,
  who: Starter,
  now = new Date(),
): Promise<{ created: boolean; session: StartedSession }> {
  await takePoint(perAddress, who.ip);
  if (await isBlockedVisitor(who.visitor?.id)) throw chatIsBlocked();
  const visitor = who.visitor ?? (await createVisitor());
  const hints = {
    ...input,
    name: input.name ?? who.customer?.name,
    email: input.email ?? who.customer?.email,
    customerId: who.customer?.customerId ?? undefined,
  };
  const known = (await findOpen(visitor.id, hints)) ?? (await findReopenable(visitor.id, hints, now));
  if (known) return { created: false, session: await describe(known, visitor.id, now) };
  try {
    const made = await create(visitor.id, hints, now);
    relaySoon();
    await publishSession(made.id);
    return { created: true, session: await describe(made, visitor.id, now) };
  } catch (error) {
    // Another tab was faster: unique chat_session_open_once_per_visitor.
    const other = isUniqueViolation(error) ? await findOpen(visitor.id, hints) : null;
    if (!other) throw error;
    return { created: false, session: await describe(other, visitor.id, now) };
  }
}

type Hints = StartSessionInput & { customerId?: string };
type SessionRow = { id: string; closedAt: Date | null };

/** The open conversation with what is newly known of the visitor; what is not given stays. */
async function findOpen(visitorId: string, hints: Hints): Promise<SessionRow | null> {
  const [open] = await db.chatSession.updateManyAndReturn({
    where: { visitorId, closedAt: null },
    data: hints,
    select: { id: true, closedAt: true },
  });
  return open ?? null;
}

/** The conversation that was closed last, if it can go on, with what is newly known of the visitor. */
async function findReopenable(visitorId: string, hints: Hints, now: Date): Promise<SessionRow | null> {
  const closedSince = new Date(now.getTime() - REOPEN_WITHIN_MS);
  const last = await db.chatSession.findFirst({
    where: { visitorId, closedAt: { gte: closedSince } },
    orderBy: { closedAt: "desc" },
    select: { id: true },
  });
  return last && db.chatSession.update({ where: { id: last.id }, data: hints, select: { id: true, closedAt: true } });
}

async function create(visitorId: string, hints: Hints, now: Date): Promise<SessionRow> {
  const greeting = await chooseGreeting(hints.name ?? null, now);
  return inTransaction(async (tx) => {
    const session = await tx.chatSession.create({
      data: { id: newId("chs"), visitorId, ...hints, createdAt: now, lastMessageAt: now },
    });
    if (greeting) {
      const { content, quickReplies, autoResponseId } = greeting;
      const draft: Draft = { sender: "bot", senderName: BOT_NAME, content, quickReplies, autoResponseId };
      await appendMessages(tx, session, [draft], {}, now);
    }
    return session;
  });
}

async function describe(session: SessionRow, visitorId: string, now: Date): Promise<StartedSession> {
  const [{ messages }, view] = await Promise.all([
    listMessagesBefore(session.id, NO_END, FIRST_PAGE),
    getSessionView(session.id, visitorId, now),
  ]);
  return {
    sessionId: session.id,
    token: visitorToken(visitorId, now),
    status: statusOf(session),
    messages,
    realtime: { ...realtimeAddress(), channel: sessionChannel(session.id), authEndpoint: CHANNEL_AUTH_PATH },
    view,
  };
}
