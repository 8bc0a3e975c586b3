import { reindexSessions } from "@/features/chat/reindex-sessions";
import { sealedColumns as chat } from "@/features/chat/rows";
import { sealedColumns as notes } from "@/features/chat-notes/rows";
import { sealedColumns as mails } from "@/features/mail/rows";
import { sealedColumns as offline } from "@/features/offline-messages/rows";
import { sealedColumns as reviews } from "@/features/reviews/rows";
import { resealTexts } from "@/lib/sealed-texts";

/** Every column in which a text is sealed; a feature that seals another one adds it to its own list. */
export const sealedColumns = [...chat, ...notes, ...offline, ...mails, ...reviews];

/** Texts, or conversations, of one batch: well under a second. */
const TEXTS = 500;
const CONVERSATIONS = 25;

export type Looked = { looked: string[]; unreadable: string[] };
type Part = { most: number; makeAnew: (after: string, most: number) => Promise<Looked> };

/** What a new key has to be brought to, in this order: the texts, then the search. */
export const parts: Part[] = [
  ...sealedColumns.map((column) => ({
    most: TEXTS,
    makeAnew: (after: string, most: number) => resealTexts(column, after, most),
  })),
  { most: CONVERSATIONS, makeAnew: reindexSessions },
];
