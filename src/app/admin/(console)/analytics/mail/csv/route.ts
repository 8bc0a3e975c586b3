import { listMailTables } from "@/features/mail-reports/list-mail-tables";
import { mailReportInput } from "@/features/mail-reports/schema";
import { writeCsv } from "@/features/reports/write-csv";
import { DomainError } from "@/lib/errors";
import { route } from "@/lib/http";
import { callerFor } from "@/server/caller";

/** One table of the mail report as a file; staff only (the procedure asks). `?from&to&table`. */
export const GET = route(async (request) => {
  const { table: id, ...asked } = Object.fromEntries(new URL(request.url).searchParams);
  const input = mailReportInput.parse(asked);
  const report = await callerFor(request.headers).admin.mailReports.getReport(input);
  const table = listMailTables(report).find((candidate) => candidate.id === id);
  if (!table) throw new DomainError("not_found", "mail_reports.unknown_table", "There is no such table.");
  return new Response(writeCsv(table), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="mail-${table.id}-${input.from}-${input.to}.csv"`,
    },
  });
});
