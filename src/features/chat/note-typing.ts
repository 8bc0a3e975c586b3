import { getWidgetSettings } from "@/features/chat-widget/get-widget-settings";
import { maskCardNumbers } from "@/features/content-filter/rules";
import { db } from "@/lib/db";
import { type Limit, takePoint } from "@/lib/rate-limit";
import { truncate } from "@/lib/text";
import { chatIsBlocked, sessionNotFound } from "./errors";
import type { Participant } from "./find-participant";
import { publishTyping } from "./publish-news";
import type { NoteTypingInput } from "./schema";

/** A window says it every few seconds, with a preview once a second. */
const perWriter: Limit = { name: "chat.typing", points: 40, perSeconds: 20 };
/** Fits the provider's frame whatever the letters. */
const MAX_PREVIEW = 1_000;

/**
 * Tells the other side that somebody writes just now. What the visitor has typed so far goes along only where staff switched that
 * on, to those who may follow the conversation, encrypted; it is stored nowhere. In a closed conversation nobody is told.
 * @throws DomainError `chat.unknown_session` (also somebody else's), `chat.blocked` (visitors), `chat.typing.too_many`
 */
export async function noteTyping(input: NoteTypingInput, who: Participant): Promise<void> {
  const { sessionId } = input;
  await takePoint(perWriter, who.side === "staff" ? who.staff.id : who.visitorId);
  const session = await db.chatSession.findUnique({
    where: { id: sessionId },
    select: { visitorId: true, name: true, closedAt: true, visitor: { select: { blockedAt: true } } },
  });
  if (!session || (who.side === "visitor" && session.visitorId !== who.visitorId)) throw sessionNotFound();
  if (who.side === "visitor" && session.visitor.blockedAt) throw chatIsBlocked();
  if (session.closedAt) return;
  if (who.side === "staff") {
    publishTyping(sessionId, { side: "staff", name: who.staff.name, staffId: who.staff.id });
    return;
  }
  const preview =
    input.preview && (await getWidgetSettings()).showsTyping
      ? truncate(maskCardNumbers(input.preview), MAX_PREVIEW)
      : "";
  const name = session.name ?? "Visitor";
  publishTyping(sessionId, { side: "visitor", name, ...(preview ? { preview } : {}) });
}
