import { router, staffProcedure } from "@/lib/trpc";
import { addWord, changeFilter, removeWord } from "./change-filter";
import { getFilter } from "./get-filter";
import { changeFilterInput, tryContentInput, wordInput } from "./schema";
import { tryContent } from "./try-content";

export const contentFilterAdminRouter = router({
  getFilter: staffProcedure.query(() => getFilter()),
  changeFilter: staffProcedure
    .input(changeFilterInput)
    .mutation(({ ctx, input }) => changeFilter(input, ctx.staffMember)),
  addWord: staffProcedure.input(wordInput).mutation(({ ctx, input }) => addWord(input, ctx.staffMember)),
  removeWord: staffProcedure.input(wordInput).mutation(({ ctx, input }) => removeWord(input, ctx.staffMember)),
  tryContent: staffProcedure.input(tryContentInput).query(({ input }) => tryContent(input.content)),
});
