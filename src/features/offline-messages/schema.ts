import { z } from "zod";
import { message } from "@/features/chat/schema";
import { anyId, controlCharacters, email, line } from "@/lib/typed-text";

export const offlineMessageInput = z.object({
  name: z
    .string()
    .max(120)
    .transform((text) => text.replace(controlCharacters, " ").trim())
    .pipe(z.string().min(1, "Please tell us your name.")),
  email,
  phone: line(40).optional(),
  message: message("Please write what we can do for you."),
});
export type OfflineMessageInput = z.output<typeof offlineMessageInput>;

export const noteInput = z.object({ id: anyId });

/** `open`: not done, whoever has it. `mine`: not done and the caller's. */
export const noteViews = ["open", "mine", "done"] as const;
export type NoteView = (typeof noteViews)[number];

export const listNotesInput = z.object({
  view: z.enum(noteViews).default("open"),
  /** A part of the name or the address. */
  query: z.string().max(120).default(""),
  /** The last note of the page before. */
  cursor: anyId.nullish(),
});
export type ListNotesInput = z.output<typeof listNotesInput>;

export const assignNoteInput = z.object({
  id: anyId,
  /** Default: the caller. */
  staffId: anyId.optional(),
  /** Take it over from its owner. */
  force: z.boolean().default(false),
});
export type AssignNoteInput = z.input<typeof assignNoteInput>;

export const answerNoteInput = z.object({
  id: anyId,
  content: message("Please write an answer."),
  /** Minted by the sender: sent again it names the same answer. */
  clientId: anyId,
  /** The note is done with it. */
  done: z.boolean().default(false),
});
export type AnswerNoteInput = z.input<typeof answerNoteInput>;
