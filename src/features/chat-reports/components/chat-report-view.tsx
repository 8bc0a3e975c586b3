import { LyingBars, StandingBars } from "@/features/reports/components/bars";
import { ChartFrame } from "@/features/reports/components/chart-frame";
import { FigureCards } from "@/features/reports/components/figure-cards";
import { dayWords, spanWords } from "@/features/reports/format-figure";
import type { ReportTable } from "@/features/reports/schema";
import { Notice } from "@/ui/notice";
import type { ChatReport } from "../get-chat-report";
import { listReportTables } from "../list-report-tables";
import { HourMap } from "./hour-map";

/** The whole report: figures against the span before, then each chart with its table and its file. */
export function ChatReportView({ report }: { report: ChatReport }) {
  const { input, before, answered } = report;
  const tables = new Map(listReportTables(report).map((table) => [table.id, table]));
  const frame = (id: string) => ({
    table: tables.get(id) as ReportTable,
    csvHref: `/admin/analytics/csv?${new URLSearchParams({ ...input, table: id })}`,
  });
  const empty = report.figures[0]?.value === 0;
  return (
    <div className="space-y-5">
      <p className="text-ink-soft">
        {spanWords(input)}, compared with {spanWords(before)}. Conversations marked as spam are left out.
        {input.hours === "business" && " Waiting times count opening hours only."}
      </p>
      {empty && <Notice>Nobody has written in these days. Choose others above.</Notice>}
      <FigureCards figures={report.figures} />
      <p>
        <a href={frame("figures").csvHref} download className="inline-flex min-h-11 items-center underline">
          All figures as CSV
        </a>
      </p>
      <div className="grid gap-5 xl:grid-cols-2">
        <ChartFrame {...frame("by-day")}>
          <StandingBars bars={report.byDay.map(({ day, count }) => ({ label: dayWords(day), count }))} />
        </ChartFrame>
        <ChartFrame {...frame("by-hour")}>
          <HourMap grid={report.byHour} />
        </ChartFrame>
        <ChartFrame {...frame("answered")}>
          <LyingBars
            bars={[
              { label: "A person", count: answered.person },
              { label: "The bot alone", count: answered.bot },
              { label: "Nobody yet", count: answered.waiting },
              { label: "Missed", count: answered.missed },
            ]}
          />
        </ChartFrame>
        <ChartFrame {...frame("first-response")}>
          <LyingBars bars={report.byDuration} />
        </ChartFrame>
      </div>
      <ChartFrame {...frame("members")} />
    </div>
  );
}
