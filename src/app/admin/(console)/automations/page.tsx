import type { Metadata } from "next";
import { AttributionForm } from "@/features/automations/components/attribution-form";
import { MarketingSwitch } from "@/features/automations/components/marketing-switch";
import { RunList } from "@/features/automations/components/run-list";
import { SendEventForm } from "@/features/automations/components/send-event-form";
import { FlowDrawings } from "@/features/mail-reports/components/flow-drawings";
import { OrderMailsDrawing } from "@/features/mail-reports/components/order-mails-drawing";
import { UnreachableNote } from "@/features/missed-replies/components/unreachable-note";
import { env } from "@/lib/env";
import { Notice } from "@/ui/notice";

export const metadata: Metadata = { title: "Automations" };
export const dynamic = "force-dynamic";

export default function AutomationsPage() {
  const scale = env().AUTOMATION_TIME_SCALE;
  return (
    <div className="max-w-page space-y-10">
      <div className="space-y-4">
        <h1 className="font-display text-3xl">Automations</h1>
        {scale !== 1 && (
          <Notice tone="warning">
            This is a rehearsal: flows run {scale.toLocaleString("en-KE")} times faster than the clock, and mail stays
            on this machine.
          </Notice>
        )}
        <p className="max-w-prose text-ink-soft">
          Waiting is now; all else counts the last 30 days. Opened and clicked are people, not machines.
        </p>
        <MarketingSwitch />
      </div>
      <FlowDrawings />
      <OrderMailsDrawing />
      <RunList>
        <UnreachableNote />
      </RunList>
      <AttributionForm />
      <SendEventForm />
    </div>
  );
}
