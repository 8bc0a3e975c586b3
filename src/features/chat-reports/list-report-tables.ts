import { durationWords, figureWords } from "@/features/reports/format-figure";
import { listFigures } from "@/features/reports/list-figures";
import type { ReportTable } from "@/features/reports/schema";
import type { ChatReport } from "./get-chat-report";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

const share = (value: number | null) => figureWords(value, "share");

/** The rows of every chart of a report, as its table and its CSV show them. */
export function listReportTables(report: ChatReport): ReportTable[] {
  const { answered } = report;
  return [
    listFigures(report.figures),
    {
      id: "by-day",
      title: "Conversations by day",
      columns: ["Day", "Conversations"],
      rows: report.byDay.map(({ day, count }) => [day, count]),
    },
    {
      id: "by-hour",
      title: "Conversations by hour and weekday",
      columns: ["Weekday", ...hours],
      rows: report.byHour.map((row, weekday) => [weekdays[weekday] ?? "", ...row]),
    },
    {
      id: "answered",
      title: "Who answered",
      columns: ["Answered by", "Conversations"],
      rows: [
        ["A person", answered.person],
        ["The bot alone", answered.bot],
        ["Nobody yet", answered.waiting],
        ["Nobody (missed)", answered.missed],
      ],
    },
    {
      id: "first-response",
      title: "Time to the first response",
      columns: ["First response", "Conversations"],
      rows: report.byDuration.map(({ label, count }) => [label, count]),
    },
    {
      id: "members",
      title: "Per member",
      columns: ["Member", "First answered", "First response, median", "Closed", "Resolved", "Ratings", "Satisfied"],
      rows: report.members.map((member) => [
        member.name,
        member.answered,
        member.firstResponseMs === null ? "–" : durationWords(member.firstResponseMs),
        member.closed,
        share(member.resolvedShare),
        member.ratings,
        share(member.satisfiedShare),
      ]),
    },
  ];
}
