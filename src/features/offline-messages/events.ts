import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

/** Somebody left a note; told once. */
export const offlineMessageLeft = defineEvent("offline-messages/message.left", {
  schema: z.object({ offlineMessageId: z.string() }),
});

/** Staff answered a note; told once for every answer. */
export const offlineAnswerWritten = defineEvent("offline-messages/answer.written", {
  schema: z.object({ answerId: z.string() }),
});

/** A note became a conversation; told once. */
export const offlineConversationOpened = defineEvent("offline-messages/conversation.opened", {
  schema: z.object({ offlineMessageId: z.string(), staffName: z.string() }),
});
