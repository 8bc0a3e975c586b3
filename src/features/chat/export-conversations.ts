import { db } from "@/lib/db";
import { openContent, toRating } from "./rows";

/** Conversations with everything that was written in them, as their shopper may take them along. Changes nothing. */
export async function exportConversations(ids: string[]) {
  const rows = await db.chatSession.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "asc" },
    include: {
      messages: { orderBy: { seq: "asc" } },
      rating: true,
      tags: { select: { tag: { select: { name: true } } } },
    },
  });
  return rows.map(({ id, name, email, phone, page, locale, createdAt, closedAt, resolution, outcome, ...row }) => ({
    ...{ id, name, email, phone, page, locale, createdAt, closedAt, resolution, outcome },
    tags: row.tags.map(({ tag }) => tag.name),
    rating: row.rating && toRating(row.rating),
    messages: row.messages.map((message) => ({
      at: message.createdAt,
      from: message.sender,
      name: message.senderName,
      words: openContent(message.contentSealed, id, message.id),
    })),
  }));
}
