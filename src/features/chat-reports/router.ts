import { router, staffProcedure } from "@/lib/trpc";
import { getChatReport } from "./get-chat-report";
import { reportInput } from "./schema";

export const chatReportsAdminRouter = router({
  getReport: staffProcedure.input(reportInput).query(({ input }) => getChatReport(input)),
});
