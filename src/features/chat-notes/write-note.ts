import { SESSION_UPDATED, STAFF_INBOX_CHANNEL } from "@/features/chat/channels";
import { sessionNotFound } from "@/features/chat/errors";
import { maskCardNumbers } from "@/features/content-filter/rules";
import { listStaff } from "@/features/staff/list-staff";
import { db, inTransaction, isUniqueViolation } from "@/lib/db";
import { newId } from "@/lib/id";
import { publish } from "@/lib/realtime";
import { STAFF_MENTIONED, type StaffMentionedPayload } from "./channels";
import { noteIdReused } from "./errors";
import { noteColumns, sealNote, toNote } from "./rows";
import { findMentions } from "./rules";
import type { NoteView, WriteNoteInput } from "./schema";

/**
 * Keeps a word among staff about a conversation, sealed, and notes whom it names; they are told by the staff inbox. The visitor's
 * side never learns of it. The same clientId again, also at once, is the first note. A closed conversation takes notes too.
 * @throws DomainError `chat.unknown_session`, `chat_notes.client_id_reused`
 */
export async function writeNote(
  input: WriteNoteInput,
  staff: { id: string; name: string },
  now = new Date(),
): Promise<NoteView> {
  const repeated = await findRepeated(input, staff.id);
  if (repeated) return repeated;
  const session = await db.chatSession.findUnique({ where: { id: input.sessionId }, select: { id: true } });
  if (!session) throw sessionNotFound();
  const content = maskCardNumbers(input.content);
  const named = findMentions(
    content,
    (await listStaff()).filter(({ id }) => id !== staff.id),
  );
  try {
    const note = await store({ ...input, content }, staff, named, now);
    ring(note, staff.name);
    return note;
  } catch (error) {
    // The same device asked twice at once: unique chat_note_client_id_once.
    const other = isUniqueViolation(error) ? await findRepeated(input, staff.id) : null;
    if (!other) throw error;
    return other;
  }
}

async function findRepeated({ clientId, sessionId }: WriteNoteInput, staffId: string): Promise<NoteView | null> {
  const row = await db.chatNote.findUnique({ where: { clientId }, select: noteColumns });
  if (!row) return null;
  if (row.sessionId !== sessionId || row.staffId !== staffId) throw noteIdReused();
  return toNote(row);
}

async function store(
  { sessionId, content, clientId }: WriteNoteInput,
  staff: { id: string; name: string },
  named: { id: string }[],
  now: Date,
): Promise<NoteView> {
  const id = newId("not");
  const row = await inTransaction((tx) =>
    tx.chatNote.create({
      data: {
        id,
        sessionId,
        staffId: staff.id,
        staffName: staff.name,
        contentSealed: sealNote(content, sessionId, id),
        clientId,
        createdAt: now,
        mentions: { create: named.map((one) => ({ staffId: one.id })) },
      },
      select: noteColumns,
    }),
  );
  return toNote(row);
}

/** Only on the staff inbox: the conversation's own channel is heard by the visitor. The writer does not wait for it. */
function ring({ id, sessionId, mentions }: NoteView, by: string): void {
  void publish(STAFF_INBOX_CHANNEL, SESSION_UPDATED, { sessionId });
  const staffIds = mentions.map(({ staffId }) => staffId);
  const news: StaffMentionedPayload = { sessionId, noteId: id, staffIds, by };
  if (staffIds.length > 0) void publish(STAFF_INBOX_CHANNEL, STAFF_MENTIONED, news);
}
