import { z } from "zod";

const id = z.string().regex(/^[\w-]{1,64}$/, "This is not an id.");

export const writeNoteInput = z.object({
  sessionId: id,
  content: z
    .string()
    .trim()
    .min(1, "Please write the note.")
    .max(4_000, "A note has at most 4,000 characters.")
    .transform((text) => text.replace(/\p{Surrogate}/gu, "\ufffd")),
  /** Minted by the writer's device: the same one again is the same note. */
  clientId: z.string().regex(/^[\x21-\x7e]{8,100}$/, "Use 8 to 100 visible ASCII characters."),
});
export type WriteNoteInput = z.output<typeof writeNoteInput>;

export const notesOfInput = z.object({ sessionId: id });

/** A note as staff read it. */
export type NoteView = {
  id: string;
  sessionId: string;
  staffId: string | null;
  staffName: string;
  content: string;
  clientId: string;
  createdAt: string;
  /** Who was named in it. */
  mentions: { staffId: string; name: string }[];
  /** Where in the content they are named: from, to. */
  marks: [number, number][];
};

/** A note in which somebody was named who has not seen it yet. */
export type MentionView = { noteId: string; sessionId: string; by: string; createdAt: string };
