import { listEmailsByKeys } from "@/features/mail/list-emails-by-keys";
import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { literally } from "@/lib/text";
import { answerKey, noteSelect, type OfflineNote, toNote } from "./rows";
import { type ListNotesInput, listNotesInput, type NoteView } from "./schema";

const PAGE = 25;

const whereView = (view: NoteView, staffId: string): Prisma.OfflineMessageWhereInput =>
  view === "done" ? { doneAt: { not: null } } : { doneAt: null, ...(view === "mine" ? { assignedToId: staffId } : {}) };

/**
 * Notes with their answers, 25 a page: those to be answered with the oldest first, as it waits longest; those done with the newest
 * first. A search looks into names and addresses.
 * @returns `nextCursor` is null on the last page
 */
export async function listOfflineMessages(
  input: Partial<ListNotesInput>,
  staff: { id: string },
): Promise<{ notes: OfflineNote[]; nextCursor: string | null }> {
  const { view, query, cursor } = listNotesInput.parse(input);
  const contains = { contains: literally(query.trim()), mode: "insensitive" as const };
  const rows = await db.offlineMessage.findMany({
    where: {
      ...whereView(view, staff.id),
      ...(query.trim() ? { OR: [{ name: contains }, { email: contains }] } : {}),
      ...(cursor ? { id: view === "done" ? { lt: cursor } : { gt: cursor } } : {}),
    },
    orderBy: { id: view === "done" ? "desc" : "asc" },
    take: PAGE + 1,
    select: noteSelect,
  });
  const page = rows.slice(0, PAGE);
  const mails = await listEmailsByKeys(page.flatMap(({ answers }) => answers.map(({ id }) => answerKey(id))));
  const notes = page.map((row) => toNote(row, mails));
  return { notes, nextCursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}
