import type { Metadata } from "next";
import { MailReportView } from "@/features/mail-reports/components/mail-report-view";
import { mailReportInput } from "@/features/mail-reports/schema";
import { ReportTabs } from "@/features/reports/components/report-tabs";
import { lastDays, SpanForm } from "@/features/reports/components/span-form";
import { fieldsOf } from "@/lib/trpc";
import { caller } from "@/server/caller";

export const metadata: Metadata = { title: "Mail analytics" };

const FIRST_SHOWN_DAYS = 28;

type MailAnalyticsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MailAnalyticsPage({ searchParams }: MailAnalyticsPageProps) {
  const now = new Date();
  const usual = lastDays(FIRST_SHOWN_DAYS, now);
  const parsed = mailReportInput.safeParse({ ...usual, ...(await searchParams) });
  const input = parsed.success ? parsed.data : usual;
  return (
    <div className="max-w-page space-y-5">
      <h1 className="font-display text-3xl">Mail analytics</h1>
      <ReportTabs current="/admin/analytics/mail" />
      <SpanForm
        action="/admin/analytics/mail"
        input={input}
        faults={parsed.success ? {} : fieldsOf(parsed.error)}
        now={now}
      />
      <MailReportView report={await (await caller()).admin.mailReports.getReport(input)} />
    </div>
  );
}
