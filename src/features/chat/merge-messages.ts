type Numbered = { seq: number };

/** What a screen holds of a conversation. Pure, so that widget and console share it. */
export type MessageLog<Message extends Numbered> = {
  /** Everything held: ascending by `seq`, each number once. */
  messages: Message[];
  /** What lies before the part that is read: 0 when it begins with the first message; else older ones can be asked for. */
  baseSeq: number;
  /** The greatest n with baseSeq + 1…n all held; what to ask the server after. */
  heldSeq: number;
  /** Something newer is held than what lies in a row: the server has messages that we do not. */
  behind: boolean;
};

/** A log that holds nothing yet and reads from the first message on. */
export const emptyLog = { messages: [], baseSeq: 0, heldSeq: 0, behind: false };

/** A log that holds nothing yet and reads from the newest page on, whose first message has this number; older pages come by `prependMessages`. */
export const logFrom = (firstSeq: number) => ({ ...emptyLog, baseSeq: firstSeq - 1, heldSeq: firstSeq - 1 });

/**
 * The log with `incoming` taken in, whatever their order and however often they came (QUALITY.md R2): a number that is held
 * already, or lies before the part that is read, is ignored, and `readableMessages` never shows one before its predecessor is
 * there, so nothing appears above what was read.
 */
export function mergeMessages<Message extends Numbered>(
  log: MessageLog<Message>,
  incoming: Message[],
): MessageLog<Message> {
  const known = new Set(log.messages.map((message) => message.seq));
  const fresh = incoming.filter(({ seq }) => seq > log.baseSeq && !known.has(seq) && known.add(seq));
  if (fresh.length === 0) return log;
  const messages = [...log.messages, ...fresh].sort((a, b) => a.seq - b.seq);
  let heldSeq = log.heldSeq;
  for (const { seq } of messages) if (seq === heldSeq + 1) heldSeq = seq;
  return { messages, baseSeq: log.baseSeq, heldSeq, behind: (messages.at(-1)?.seq ?? 0) > heldSeq };
}

/** The log with a page of older messages before it; what does not end right before its first message is ignored. */
export function prependMessages<Message extends Numbered>(
  log: MessageLog<Message>,
  older: Message[],
): MessageLog<Message> {
  const page = older.filter(({ seq }) => seq <= log.baseSeq).sort((a, b) => a.seq - b.seq);
  const inARow = page.every(({ seq }, index) => seq === log.baseSeq - page.length + 1 + index);
  if (page.length === 0 || !inARow) return log;
  return { ...log, messages: [...page, ...log.messages], baseSeq: log.baseSeq - page.length };
}

/** The messages that may be painted: those in a row from the first one on. */
export function readableMessages<Message extends Numbered>(log: MessageLog<Message>): Message[] {
  return log.messages.filter(({ seq }) => seq <= log.heldSeq);
}
