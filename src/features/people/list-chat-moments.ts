import { type ConversationOwner, findConversationsOf } from "@/features/chat/find-conversations-of";
import { findNotesOf } from "@/features/offline-messages/export-offline-messages";
import { db } from "@/lib/db";
import type { Moment } from "./rows";

/** A person's conversations and notes, newest first. Where the address was only typed, that is said: it may be anybody's (QUALITY.md S6). */
export async function listChatMoments(person: ConversationOwner, before: Date, most: number): Promise<Moment[]> {
  const [sessionIds, noteIds] = await Promise.all([findConversationsOf(person), findNotesOf(person)]);
  const page = { orderBy: { createdAt: "desc" }, take: most } as const;
  const [sessions, notes] = await Promise.all([
    db.chatSession.findMany({ where: { id: { in: sessionIds }, createdAt: { lt: before } }, ...page }),
    db.offlineMessage.findMany({ where: { id: { in: noteIds }, createdAt: { lt: before } }, ...page }),
  ]);
  const typed = "The address was typed, not proved";
  const chats = sessions.map(({ id, createdAt, closedAt, customerId, lastSeq, resolution }): Moment => {
    const details = [
      `${lastSeq} ${lastSeq === 1 ? "message" : "messages"}`,
      ...(resolution ? [resolution] : []),
      ...(customerId ? [] : [typed]),
    ];
    const badge = { label: closedAt ? "closed" : "open", tone: closedAt ? ("plain" as const) : ("accent" as const) };
    return { id, at: createdAt, kind: "chat", title: "Chat", details, badge, href: `/admin/chat?session=${id}` };
  });
  const left = notes.map(({ id, createdAt, doneAt }): Moment => {
    const badge = { label: doneAt ? "done" : "open", tone: doneAt ? ("plain" as const) : ("accent" as const) };
    return {
      id,
      at: createdAt,
      kind: "chat",
      title: "Offline message",
      details: [typed],
      badge,
      href: "/admin/offline",
    };
  });
  return [...chats, ...left].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most);
}
