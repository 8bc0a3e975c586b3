type Numbered = { seq: number };

/** What a screen holds of a conversation. Pure, so that widget and console share it. */
export type MessageLog<Message extends Numbered> = {
  /** What may be shown: ascending by `seq`, each number once. */
  messages: Message[];
  /** The greatest n with 1…n all held; what to ask the server after. */
  heldSeq: number;
  /** Something newer is held than what lies in a row: the server has messages that we do not. */
  behind: boolean;
};

/** A log that holds nothing yet. */
export const emptyLog = { messages: [], heldSeq: 0, behind: false };

/**
 * The log with `incoming` taken in, whatever their order and however often they came (QUALITY.md R2): a number that is held
 * already is ignored, and `messages` never shows one before its predecessor is there, so nothing appears above what was
 * read.
 */
export function mergeMessages<Message extends Numbered>(
  log: MessageLog<Message>,
  incoming: Message[],
): MessageLog<Message> {
  const known = new Set(log.messages.map((message) => message.seq));
  const fresh = incoming.filter(({ seq }) => !known.has(seq) && known.add(seq));
  if (fresh.length === 0) return log;
  const messages = [...log.messages, ...fresh].sort((a, b) => a.seq - b.seq);
  let heldSeq = log.heldSeq;
  for (const { seq } of messages) if (seq === heldSeq + 1) heldSeq = seq;
  return { messages, heldSeq, behind: (messages.at(-1)?.seq ?? 0) > heldSeq };
}

/** The messages that may be painted: those in a row from the first one on. */
export function readableMessages<Message extends Numbered>(log: MessageLog<Message>): Message[] {
  return log.messages.filter(({ seq }) => seq <= log.heldSeq);
}
