import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { answerOfflineMessage } from "./answer-offline-message";
import { assignOfflineMessage } from "./assign-offline-message";
import { finishOfflineMessage, reopenOfflineMessage } from "./finish-offline-message";
import { leaveOfflineMessage } from "./leave-offline-message";
import { listOfflineMessages } from "./list-offline-messages";
import { answerNoteInput, assignNoteInput, listNotesInput, noteInput, offlineMessageInput } from "./schema";
import { startConversation } from "./start-conversation";

export const offlineMessagesRouter = router({
  leaveOfflineMessage: publicProcedure.input(offlineMessageInput).mutation(async ({ ctx, input }) => {
    return leaveOfflineMessage(input, { visitorId: (await ctx.visitor())?.id ?? null, ip: ctx.ip });
  }),
});

export const offlineMessagesAdminRouter = router({
  listOfflineMessages: staffProcedure
    .input(listNotesInput)
    .query(({ ctx, input }) => listOfflineMessages(input, ctx.staffMember)),
  assignOfflineMessage: staffProcedure
    .input(assignNoteInput)
    .mutation(({ ctx, input }) => assignOfflineMessage(input, ctx.staffMember)),
  answerOfflineMessage: staffProcedure
    .input(answerNoteInput)
    .mutation(({ ctx, input }) => answerOfflineMessage(input, ctx.staffMember)),
  startConversation: staffProcedure
    .input(noteInput)
    .mutation(({ ctx, input }) => startConversation(input.id, ctx.staffMember)),
  finishOfflineMessage: staffProcedure
    .input(noteInput)
    .mutation(({ ctx, input }) => finishOfflineMessage(input.id, ctx.staffMember)),
  reopenOfflineMessage: staffProcedure.input(noteInput).mutation(({ input }) => reopenOfflineMessage(input.id)),
});
