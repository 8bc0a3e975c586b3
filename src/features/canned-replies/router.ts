import { router, staffProcedure } from "@/lib/trpc";
import { changeCannedReply } from "./change-canned-reply";
import { createCannedReply } from "./create-canned-reply";
import { listCannedReplies } from "./list-canned-replies";
import { removeCannedReply } from "./remove-canned-reply";
import { cannedReplyInput, changeCannedReplyInput, removeCannedReplyInput } from "./schema";

export const cannedRepliesAdminRouter = router({
  list: staffProcedure.query(() => listCannedReplies()),
  create: staffProcedure
    .input(cannedReplyInput)
    .mutation(({ ctx, input }) => createCannedReply(input, ctx.staffMember)),
  change: staffProcedure
    .input(changeCannedReplyInput)
    .mutation(({ ctx, input }) => changeCannedReply(input, ctx.staffMember)),
  remove: staffProcedure.input(removeCannedReplyInput).mutation(({ input }) => removeCannedReply(input.id)),
});
