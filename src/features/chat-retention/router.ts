import { router, staffProcedure } from "@/lib/trpc";
import { changeRetention, confirmRetention, stopRetention } from "./change-retention";
import { planRetention } from "./plan-retention";
import { changeRetentionInput, confirmRetentionInput } from "./schema";

export const chatRetentionAdminRouter = router({
  planRetention: staffProcedure.query(() => planRetention(new Date())),
  changeRetention: staffProcedure
    .input(changeRetentionInput)
    .mutation(({ ctx, input }) => changeRetention(input.days, ctx.staffMember)),
  confirmRetention: staffProcedure
    .input(confirmRetentionInput)
    .mutation(({ ctx, input }) => confirmRetention(input.days, ctx.staffMember, new Date())),
  stopRetention: staffProcedure.mutation(({ ctx }) => stopRetention(ctx.staffMember)),
});
