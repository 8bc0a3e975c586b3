import type { Prisma } from "@/generated/prisma/client";
import type { SealedColumn } from "@/lib/sealed-texts";
import { seal, unseal } from "@/lib/secret-box";
import { locateMentions } from "./rules";
import type { NoteView } from "./schema";

/** What a sealed note is bound to: it does not open in another row (QUALITY.md S8). */
const rowOf = (sessionId: string, noteId: string) => `note/${sessionId}/${noteId}`;

/** A note's text as it is stored. */
export const sealNote = (content: string, sessionId: string, noteId: string) => seal(content, rowOf(sessionId, noteId));

/** Where this feature keeps sealed texts. */
export const sealedColumns: SealedColumn[] = [
  {
    table: "chat_note",
    key: "id",
    column: "content_sealed",
    facts: ["session_id"],
    boundTo: ({ session_id = "", id = "" }) => rowOf(session_id, id),
  },
];

export const noteColumns = {
  id: true,
  sessionId: true,
  staffId: true,
  staffName: true,
  contentSealed: true,
  clientId: true,
  createdAt: true,
  mentions: { select: { staff: { select: { id: true, name: true } } } },
} satisfies Prisma.ChatNoteSelect;

type NoteRow = Prisma.ChatNoteGetPayload<{ select: typeof noteColumns }>;

/** A stored note as staff read it. */
export function toNote({ contentSealed, mentions, createdAt, ...note }: NoteRow): NoteView {
  const content = unseal(contentSealed, rowOf(note.sessionId, note.id));
  const named = mentions.map(({ staff }) => staff);
  return {
    ...note,
    content,
    createdAt: createdAt.toISOString(),
    mentions: named.map(({ id, name }) => ({ staffId: id, name })),
    marks: locateMentions(content, named).map(({ from, to }) => [from, to]),
  };
}
