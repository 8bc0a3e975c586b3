import { db, type Tx } from "@/lib/db";
import { noteSelect, openAnswer, openNote } from "./rows";

type NoteOwner = { email: string; visitorIds: string[] };

/** The ids of the notes that were left with this address (normalised), or from these browsers. */
export async function findNotesOf({ email, visitorIds }: NoteOwner, tx: Tx = db): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM offline_message WHERE lower(trim(email)) = ${email} OR visitor_id = ANY(${visitorIds}::text[])
    ORDER BY id`;
  return rows.map(({ id }) => id);
}

/** A person's notes with what staff answered. Changes nothing. */
export async function exportOfflineMessages(owner: NoteOwner) {
  const ids = await findNotesOf(owner);
  const rows = await db.offlineMessage.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "asc" },
    select: noteSelect,
  });
  return rows.map(({ name, email, phone, createdAt, doneAt, answers, ...row }) => ({
    ...{ name, email, phone, at: createdAt, doneAt },
    words: openNote(row),
    answers: answers.map((answer) => ({
      at: answer.createdAt,
      by: answer.staffName,
      words: openAnswer(answer),
    })),
  }));
}
