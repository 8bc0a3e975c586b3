import { db } from "@/lib/db";
import type { MentionView } from "./schema";

const MOST = 50;

/** Notes in which a staff member was named and that he has not seen yet, newest first, at most 50. */
export async function listMentions(staffId: string): Promise<MentionView[]> {
  const rows = await db.chatMention.findMany({
    where: { staffId, seenAt: null },
    orderBy: { note: { createdAt: "desc" } },
    take: MOST,
    select: { note: { select: { id: true, sessionId: true, staffName: true, createdAt: true } } },
  });
  return rows.map(({ note }) => ({
    noteId: note.id,
    sessionId: note.sessionId,
    by: note.staffName,
    createdAt: note.createdAt.toISOString(),
  }));
}
