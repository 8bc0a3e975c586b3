/** A message of a conversation as a mail shows it. */
export type MailMessage = {
  /** Who wrote it, for the reader: a name, or "You". */
  from: string;
  content: string;
  at: Date;
};

const bytes = new TextEncoder();
/** What a character of text costs in HTML, besides its own bytes: React's entities, and `<br/>` for a line's end. */
const extra: Record<string, number> = { "&": 4, "<": 3, ">": 3, '"': 5, "'": 5, "\n": 4 };
/** Tags, time and styles around one message. */
const AROUND = 120;
/** A name is cut there; see `Talk`. */
export const LONGEST_FROM = 40;

/** Bytes that a text takes in HTML. */
export function htmlSize(text: string): number {
  let size = bytes.encode(text).length;
  for (const character of text) size += extra[character] ?? 0;
  return size;
}

/**
 * The newest messages that together take no more than `most` bytes of HTML, in their order, and how many older ones are left out.
 * The newest one is always there.
 */
export function fitMessages(messages: MailMessage[], most: number): { shown: MailMessage[]; leftOut: number } {
  let room = most;
  let first = messages.length;
  while (first > 0) {
    const next = messages[first - 1];
    room -= next ? htmlSize(next.content) + htmlSize(next.from.slice(0, LONGEST_FROM)) + AROUND : 0;
    if (room < 0 && first < messages.length) break;
    first -= 1;
  }
  return { shown: messages.slice(first), leftOut: first };
}
