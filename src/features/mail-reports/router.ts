import { router, staffProcedure } from "@/lib/trpc";
import { countFlowResults } from "./count-flow-results";
import { countOrderMails } from "./count-order-mails";
import { getMailReport } from "./get-mail-report";
import { mailReportInput } from "./schema";

export const mailReportsAdminRouter = router({
  countFlowResults: staffProcedure.query(() => countFlowResults(new Date())),
  countOrderMails: staffProcedure.query(() => countOrderMails(new Date())),
  getReport: staffProcedure.input(mailReportInput).query(({ input }) => getMailReport(input)),
});
