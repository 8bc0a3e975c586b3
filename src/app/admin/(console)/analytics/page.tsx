import type { Metadata } from "next";
import { ChatReportView } from "@/features/chat-reports/components/chat-report-view";
import { reportInput } from "@/features/chat-reports/schema";
import { ReportTabs } from "@/features/reports/components/report-tabs";
import { lastDays, SpanForm } from "@/features/reports/components/span-form";
import { fieldsOf } from "@/lib/trpc";
import { caller } from "@/server/caller";
import { SelectField } from "@/ui/field";

export const metadata: Metadata = { title: "Analytics" };

const FIRST_SHOWN_DAYS = 28;

type AnalyticsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AnalyticsPage({ searchParams }: AnalyticsPageProps) {
  const now = new Date();
  const asked = await searchParams;
  const usual = { ...lastDays(FIRST_SHOWN_DAYS, now), hours: "all" as const };
  const parsed = reportInput.safeParse({ ...usual, ...asked });
  const input = parsed.success ? parsed.data : usual;
  return (
    <div className="max-w-page space-y-5">
      <h1 className="font-display text-3xl">Chat analytics</h1>
      <ReportTabs current="/admin/analytics" />
      <SpanForm
        action="/admin/analytics"
        input={input}
        kept={{ hours: input.hours }}
        faults={parsed.success ? {} : fieldsOf(parsed.error)}
        now={now}
      >
        <SelectField id="hours" name="hours" label="Waiting counts" defaultValue={input.hours}>
          <option value="all">all the time</option>
          <option value="business">in opening hours</option>
        </SelectField>
      </SpanForm>
      <ChatReportView report={await (await caller()).admin.chatReports.getReport(input)} />
    </div>
  );
}
