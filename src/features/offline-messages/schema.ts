import { z } from "zod";
import { anyId, controlCharacters, email, line, message } from "@/features/chat/schema";

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
