import { openConversation } from "@/features/chat/open-conversation";
import { publishMessages, publishSession } from "@/features/chat/publish-news";
import { inTransaction, isUniqueViolation, type Tx } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { noteNotFound, noVisitorKnown } from "./errors";
import { offlineConversationOpened } from "./events";
import { tellDesk } from "./leave-offline-message";
import { lockNote, openNote } from "./rows";

type Opener = { id: string; name: string };

/**
 * Turns a note into a conversation with the browser that left it: the note is the visitor's message there, the caller owns it unless
 * somebody does, and the way there is mailed. Once for a note: asked again, also at once, it is the same conversation. A browser that
 * has an open conversation gets the note into that one.
 * @throws DomainError `offline.unknown_note`, `offline.no_visitor` when the note came from no browser that we know
 */
export async function startConversation(id: string, staff: Opener, now = new Date()): Promise<{ sessionId: string }> {
  const open = () => inTransaction((tx) => store(tx, id, staff, now));
  // The visitor opened a conversation this very moment: it is there at the second try.
  const opened = await open().catch((error) => (isUniqueViolation(error) ? open() : Promise.reject(error)));
  const { sessionId, messages } = opened;
  if (messages.length === 0) return { sessionId };
  relaySoon();
  await publishMessages(sessionId, messages);
  await publishSession(sessionId);
  tellDesk();
  return { sessionId };
}

async function store(tx: Tx, id: string, staff: Opener, now: Date) {
  const note = await lockNote(tx, id);
  if (!note) throw noteNotFound();
  if (note.chatSessionId) return { sessionId: note.chatSessionId, messages: [] };
  const { visitorId, name, email, phone } = note;
  const visitor = visitorId && (await tx.visitor.findUnique({ where: { id: visitorId }, select: { id: true } }));
  if (!visitor) throw noVisitorKnown();
  const message = { content: openNote(note), clientMessageId: `offline-${note.id}` };
  const opened = await openConversation(tx, { visitorId: visitor.id, name, email, phone, ...message }, staff, now);
  await tx.offlineMessage.update({
    where: { id },
    data: { chatSessionId: opened.sessionId, assignedToId: note.assignedToId ?? staff.id },
  });
  await announce(tx, offlineConversationOpened.create({ offlineMessageId: id, staffName: staff.name }));
  return opened;
}
