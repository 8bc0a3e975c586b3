import { router, staffProcedure } from "@/lib/trpc";
import { deleteTag } from "./delete-tag";
import { listTags } from "./list-tags";
import { tagInput } from "./schema";

/** The tags themselves; a conversation is tagged by `admin.chat.tagSession`. */
export const chatTagsAdminRouter = router({
  listTags: staffProcedure.query(() => listTags()),
  deleteTag: staffProcedure.input(tagInput).mutation(({ input }) => deleteTag(input.id)),
});
