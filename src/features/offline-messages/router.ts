import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { finishOfflineMessage } from "./finish-offline-message";
import { leaveOfflineMessage } from "./leave-offline-message";
import { listOfflineMessages } from "./list-offline-messages";
import { noteInput, offlineMessageInput } from "./schema";

export const offlineMessagesRouter = router({
  leaveOfflineMessage: publicProcedure.input(offlineMessageInput).mutation(async ({ ctx, input }) => {
    return leaveOfflineMessage(input, { visitorId: (await ctx.visitor())?.id ?? null, ip: ctx.ip });
  }),
});

export const offlineMessagesAdminRouter = router({
  listOfflineMessages: staffProcedure.query(() => listOfflineMessages()),
  finishOfflineMessage: staffProcedure
    .input(noteInput)
    .mutation(({ ctx, input }) => finishOfflineMessage(input.id, ctx.staffMember)),
});
