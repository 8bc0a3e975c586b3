import { router, staffProcedure } from "@/lib/trpc";
import { countUnreachable } from "./count-unreachable";

export const missedRepliesAdminRouter = router({
  countUnreachable: staffProcedure.query(() => countUnreachable(new Date())),
});
