import { z } from "zod";
import { unknownVariables } from "./rules";

const id = z.string().regex(/^[\w-]{1,64}$/, "This is not an id.");

export const cannedReplyInput = z.object({
  /** Without the slash. */
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .transform((text) => text.replace(/^\//, ""))
    .pipe(z.string().regex(/^[\p{L}\p{N}_-]{1,40}$/u, "Use 1 to 40 letters, numbers or dashes, without spaces.")),
  title: z.string().trim().min(1, "Please give it a title.").max(80, "A title has at most 80 characters."),
  content: z
    .string()
    .trim()
    .min(1, "Please write the text.")
    .max(3_000, "A text has at most 3,000 characters.")
    .superRefine((content, context) => {
      const unknown = unknownVariables(content);
      if (unknown.length > 0)
        context.addIssue({
          code: "custom",
          message: `There is no ${unknown.join(", ")}. Use one of the variables below.`,
        });
    }),
});
export type CannedReplyInput = z.output<typeof cannedReplyInput>;

export const changeCannedReplyInput = cannedReplyInput.extend({ id });
export type ChangeCannedReplyInput = z.output<typeof changeCannedReplyInput>;

export const removeCannedReplyInput = z.object({ id });

export type CannedReplyView = { id: string; shortcut: string; title: string; content: string };
