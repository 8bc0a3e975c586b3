import { db } from "@/lib/db";
import { noteColumns, toNote } from "./rows";

/** What staff noted among themselves in conversations: it is about their shoppers, who may ask for it. */
export async function exportNotes(sessionIds: string[]) {
  const rows = await db.chatNote.findMany({
    where: { sessionId: { in: sessionIds } },
    orderBy: { id: "asc" },
    select: noteColumns,
  });
  return rows.map(toNote).map(({ sessionId, staffName, content, createdAt }) => ({
    ...{ conversation: sessionId, by: staffName, words: content, at: createdAt },
  }));
}
