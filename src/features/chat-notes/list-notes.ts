import { db } from "@/lib/db";
import { noteColumns, toNote } from "./rows";
import type { NoteView } from "./schema";

const MOST = 500;
const EARLIER = 10;

/** The notes of a conversation, oldest first; of more than 500 the newest. */
export async function listNotes(sessionId: string): Promise<NoteView[]> {
  const rows = await db.chatNote.findMany({
    where: { sessionId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: noteColumns,
  });
  return rows.reverse().map(toNote);
}

/** The newest 10 notes about the same person in other conversations: of the same browser, or of the same signed-in customer. */
export async function listEarlierNotes(sessionId: string): Promise<NoteView[]> {
  const session = await db.chatSession.findUnique({
    where: { id: sessionId },
    select: { visitorId: true, customerId: true },
  });
  if (!session) return [];
  const { visitorId, customerId } = session;
  const rows = await db.chatNote.findMany({
    where: { sessionId: { not: sessionId }, session: { OR: [{ visitorId }, ...(customerId ? [{ customerId }] : [])] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: EARLIER,
    select: noteColumns,
  });
  return rows.map(toNote);
}
