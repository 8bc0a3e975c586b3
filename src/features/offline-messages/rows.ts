import type { EmailLine } from "@/features/mail/rows";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import type { SealedColumn } from "@/lib/sealed-texts";
import { seal, unseal } from "@/lib/secret-box";

export const noteSelect = {
  id: true,
  visitorId: true,
  name: true,
  email: true,
  phone: true,
  messageSealed: true,
  assignedTo: { select: { id: true, name: true } },
  doneAt: true,
  chatSessionId: true,
  createdAt: true,
  answers: {
    orderBy: { id: "asc" },
    select: { id: true, offlineMessageId: true, staffName: true, contentSealed: true, createdAt: true },
  },
} satisfies Prisma.OfflineMessageSelect;

type NoteRow = Prisma.OfflineMessageGetPayload<{ select: typeof noteSelect }>;
type AnswerRow = { id: string; offlineMessageId: string; contentSealed: string };

/** What staff answered, and what became of its mail; null while it is not planned. */
export type NoteAnswer = { id: string; staffName: string; content: string; createdAt: Date; mail: EmailLine | null };

/** A note as staff see it. */
export type OfflineNote = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  message: string;
  createdAt: Date;
  assignedTo: { id: string; name: string } | null;
  doneAt: Date | null;
  answers: NoteAnswer[];
  /** The conversation it became. */
  chatSessionId: string | null;
  /** True when it can become one: the browser it came from is known, and it has not become one yet. */
  canConverse: boolean;
};

/** A note's text as it is stored; bound to its row. */
export const sealNote = (text: string, id: string) => seal(text, id);
/** A note's text. */
export const openNote = (row: { id: string; messageSealed: string }) => unseal(row.messageSealed, row.id);

const rowOfAnswer = (noteId: string, answerId: string) => `${noteId}/${answerId}`;

/** An answer's text as it is stored; bound to its row. */
export const sealAnswer = (text: string, row: { offlineMessageId: string; id: string }) =>
  seal(text, rowOfAnswer(row.offlineMessageId, row.id));
/** An answer's text. */
export const openAnswer = (row: AnswerRow) => unseal(row.contentSealed, rowOfAnswer(row.offlineMessageId, row.id));

/** Where this feature keeps sealed texts. */
export const sealedColumns: SealedColumn[] = [
  { table: "offline_message", key: "id", column: "message_sealed", boundTo: ({ id = "" }) => id },
  {
    table: "offline_answer",
    key: "id",
    column: "content_sealed",
    facts: ["offline_message_id"],
    boundTo: ({ offline_message_id = "", id = "" }) => rowOfAnswer(offline_message_id, id),
  },
];

/** What the mail with an answer is, once and for all. */
export const answerKey = (answerId: string) => `offline:answer:${answerId}`;

/** @param mails what became of the answers' mails, by their keys */
export function toNote(row: NoteRow, mails: ReadonlyMap<string, EmailLine>): OfflineNote {
  const { id, name, email, phone, createdAt, assignedTo, doneAt, chatSessionId } = row;
  return {
    ...{ id, name, email, phone, createdAt, assignedTo, doneAt, chatSessionId },
    message: openNote(row),
    answers: row.answers.map((answer) => ({
      id: answer.id,
      staffName: answer.staffName,
      content: openAnswer(answer),
      createdAt: answer.createdAt,
      mail: mails.get(answerKey(answer.id)) ?? null,
    })),
    canConverse: row.visitorId !== null && chatSessionId === null,
  };
}

/** Locks the note's row until the end of the transaction; null when there is none. */
export async function lockNote(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM offline_message WHERE id = ${id} FOR UPDATE`;
  return tx.offlineMessage.findUnique({ where: { id } });
}
