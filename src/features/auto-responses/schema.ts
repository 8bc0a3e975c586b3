import { z } from "zod";
import { findFaults } from "./fill-answer";

/** The six topics of the brief and the way to a person; own ones are free. */
export const TOPIC = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const whens = ["always", "outside_hours", "no_staff"] as const;

const keyword = z
  .string()
  .trim()
  .max(60, "A keyword has at most 60 characters.")
  .refine((text) => /[\p{L}\p{N}]/u.test(text), "A keyword needs a letter or a digit.")
  .transform((text) => text.toLowerCase().replace(/\s+/g, " "));

const answer = z
  .string()
  .trim()
  .min(1, "What shall the answer be?")
  .max(2_000, "An answer has at most 2,000 characters.")
  .superRefine((text, ctx) => {
    for (const message of findFaults(text)) ctx.addIssue({ code: "custom", message });
  });

const quickReply = z.string().trim().min(1, "A button needs words.").max(40, "A button has at most 40 characters.");

/** A rule of the bot's as staff write it. */
export const autoResponseInput = z.object({
  topic: z
    .string()
    .trim()
    .min(2, "Please give it a name.")
    .max(60, "At most 60 characters, please.")
    .regex(TOPIC, "Use small letters, digits and dashes, like opening-hours."),
  keywords: z
    .array(keyword)
    .min(1, "Which words shall it answer to?")
    .max(100, "At most 100 keywords, please.")
    .transform((list) => [...new Set(list)]),
  answer,
  priority: z
    .number("Please give a number.")
    .int("Please give a whole number.")
    .min(0, "From 0 to 1,000.")
    .max(1_000, "From 0 to 1,000."),
  when: z.enum(whens),
  oncePerSession: z.boolean(),
  quickReplies: z.array(quickReply).max(5, "At most five buttons."),
  handsOver: z.boolean(),
  teamId: z.string().max(64).nullable(),
});
export type AutoResponseInput = z.output<typeof autoResponseInput>;

/** A rule in force. */
export type AutoResponse = AutoResponseInput & { id: string };

const id = z.string().max(64);
export const autoResponseIdInput = z.object({ id });
export const changeAutoResponseInput = autoResponseInput.extend({ id });
export const switchAutoResponseInput = z.object({ id, on: z.boolean() });
export const trySentenceInput = z.object({
  content: z.string().trim().min(1, "Please type a sentence.").max(4_000),
  /** What stands in the editor, not saved yet: tried as if it were. */
  draft: autoResponseInput.extend({ id: id.nullable() }).optional(),
});
