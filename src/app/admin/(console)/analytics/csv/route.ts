import { listReportTables } from "@/features/chat-reports/list-report-tables";
import { reportInput } from "@/features/chat-reports/schema";
import { writeCsv } from "@/features/reports/write-csv";
import { DomainError } from "@/lib/errors";
import { route } from "@/lib/http";
import { callerFor } from "@/server/caller";

/** One table of the chat report as a file; staff only (the procedure asks). `?from&to&hours&table`. */
export const GET = route(async (request) => {
  const { table: id, ...asked } = Object.fromEntries(new URL(request.url).searchParams);
  const input = reportInput.parse(asked);
  const report = await callerFor(request.headers).admin.chatReports.getReport(input);
  const table = listReportTables(report).find((candidate) => candidate.id === id);
  if (!table) throw new DomainError("not_found", "chat_reports.unknown_table", "There is no such table.");
  return new Response(writeCsv(table), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="chat-${table.id}-${input.from}-${input.to}.csv"`,
    },
  });
});
