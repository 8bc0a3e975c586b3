import { BandLine } from "@/features/reports/components/band-line";
import { LyingBars, StandingBars } from "@/features/reports/components/bars";
import { ChartFrame } from "@/features/reports/components/chart-frame";
import { FigureCards } from "@/features/reports/components/figure-cards";
import { dayWords, spanWords } from "@/features/reports/format-figure";
import type { ReportTable } from "@/features/reports/schema";
import { Notice } from "@/ui/notice";
import type { MailReport } from "../get-mail-report";
import { listMailTables } from "../list-mail-tables";
import { CLICK_BAND, OPEN_BAND, shareOverTime } from "../rules";

/** The whole report: figures against the span before, then each chart with its table and its file. */
export function MailReportView({ report }: { report: MailReport }) {
  const { input, before, byDay, origins, lifts } = report;
  const tables = new Map(listMailTables(report).map((table) => [table.id, table]));
  const frame = (id: string) => ({
    table: tables.get(id) as ReportTable,
    csvHref: `/admin/analytics/mail/csv?${new URLSearchParams({ ...input, table: id })}`,
  });
  const line = (of: "opened" | "clicked") =>
    shareOverTime(byDay, of).map(({ day, value }) => ({ label: dayWords(day), value }));
  const byDayTable = frame("by-day");
  return (
    <div className="space-y-5">
      <p className="text-ink-soft">
        {spanWords(input)}, compared with {spanWords(before)}. Opens and clicks are those of people; machines are left
        out.
      </p>
      {report.figures[0]?.value === 0 && (
        <Notice>No marketing mail was sent in these days. Choose others above.</Notice>
      )}
      <FigureCards figures={report.figures} across={4} />
      <p>
        <a href={frame("figures").csvHref} download className="inline-flex min-h-11 items-center underline">
          All figures as CSV
        </a>
      </p>
      <div className="grid gap-5 xl:grid-cols-2">
        <ChartFrame {...titled(byDayTable, "opened", "Opened by people, of what arrived")}>
          <BandLine points={line("opened")} band={OPEN_BAND} />
        </ChartFrame>
        <ChartFrame {...titled(byDayTable, "clicked", "Clicked by people, of what arrived")}>
          <BandLine points={line("clicked")} band={CLICK_BAND} />
        </ChartFrame>
        <ChartFrame {...byDayTable}>
          <StandingBars bars={byDay.map(({ day, sent }) => ({ label: dayWords(day), count: sent }))} />
        </ChartFrame>
        <ChartFrame {...titled(frame("origins"), "orders", "Orders by what brought them")}>
          <LyingBars
            bars={origins
              .filter(({ stream, orders }) => stream === null || orders > 0)
              .map(({ name, orders }) => ({ label: name, count: orders }))}
          />
        </ChartFrame>
      </div>
      <ChartFrame {...frame("origins")} />
      {lifts.length > 0 ? (
        <ChartFrame {...frame("lifts")} />
      ) : (
        <p className="text-ink-soft">
          No flow held anybody out in these days. Set a holdout in a flow’s settings to learn what it truly brings.
        </p>
      )}
    </div>
  );
}

type Frame = { table: ReportTable; csvHref: string };

/** The same rows under a drawing of some of them. */
const titled = ({ table, csvHref }: Frame, part: string, title: string): Frame => ({
  table: { ...table, id: `${table.id}-${part}`, title },
  csvHref,
});
