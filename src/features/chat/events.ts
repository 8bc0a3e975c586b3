import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

/** Somebody wrote; told once for every stored message. */
export const messagePosted = defineEvent("chat/message.posted", {
  schema: z.object({
    sessionId: z.string(),
    messageId: z.string(),
    sender: z.enum(["visitor", "staff", "bot", "system"]),
  }),
});

/** Staff closed a conversation; told once. */
export const sessionClosed = defineEvent("chat/session.closed", { schema: z.object({ sessionId: z.string() }) });
