import { router, staffProcedure } from "@/lib/trpc";
import { countFlowResults } from "./count-flow-results";

export const mailReportsAdminRouter = router({
  countFlowResults: staffProcedure.query(() => countFlowResults(new Date())),
});
