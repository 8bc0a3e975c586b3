import { contentTooLong } from "@/features/chat/errors";
import { isTooLong } from "@/features/chat/rules";
import { maskCardNumbers } from "@/features/content-filter/rules";
import { inTransaction, isUniqueViolation, type Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { announce, relaySoon } from "@/lib/outbox";
import { answerIdReused, noteNotFound } from "./errors";
import { offlineAnswerWritten } from "./events";
import { tellDesk } from "./leave-offline-message";
import { lockNote, openAnswer, sealAnswer } from "./rows";
import type { AnswerNoteInput } from "./schema";

type Answerer = { id: string; name: string };

/**
 * Stores what staff answer to a note, sealed, and announces its mail with it. A note that nobody has becomes the answerer's; with
 * `done` it is done. The same clientId again, also at once, is the first answer and mails nothing more.
 * @returns the answer's id
 * @throws DomainError `offline.unknown_note`, `offline.client_id_reused`, `chat.content_too_long` (413)
 */
export async function answerOfflineMessage(
  input: AnswerNoteInput,
  staff: Answerer,
  now = new Date(),
): Promise<{ id: string }> {
  if (isTooLong(input.content)) throw contentTooLong();
  const answer = { ...input, content: maskCardNumbers(input.content) };
  const write = () => inTransaction((tx) => store(tx, answer, staff, now));
  // Named twice at once, for two notes: the second try finds the first one.
  const stored = await write().catch((error) => (isUniqueViolation(error) ? write() : Promise.reject(error)));
  relaySoon();
  tellDesk();
  return stored;
}

async function store(tx: Tx, input: AnswerNoteInput, staff: Answerer, now: Date): Promise<{ id: string }> {
  const note = await lockNote(tx, input.id);
  if (!note) throw noteNotFound();
  const known = await tx.offlineAnswer.findUnique({ where: { clientId: input.clientId } });
  if (known) {
    const same = known.offlineMessageId === note.id && openAnswer(known) === input.content;
    if (!same) throw answerIdReused();
    return { id: known.id };
  }
  const id = newId("ans");
  const contentSealed = sealAnswer(input.content, { offlineMessageId: note.id, id });
  const { clientId } = input;
  await tx.offlineAnswer.create({
    data: {
      id,
      offlineMessageId: note.id,
      staffId: staff.id,
      staffName: staff.name,
      contentSealed,
      clientId,
      createdAt: now,
    },
  });
  await tx.offlineMessage.update({
    where: { id: note.id },
    data: {
      answeredAt: note.answeredAt ?? now,
      assignedToId: note.assignedToId ?? staff.id,
      ...(input.done ? { doneAt: note.doneAt ?? now } : {}),
    },
  });
  await announce(tx, offlineAnswerWritten.create({ answerId: id }));
  return { id };
}
