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

/** A conversation was closed, by staff, its visitor or the shop; told once for every close. */
export const sessionClosed = defineEvent("chat/session.closed", { schema: z.object({ sessionId: z.string() }) });
