import type { Metadata } from "next";
import { FlowDrawing } from "@/features/automations/components/flow-drawing";
import { FlowSettingsForm } from "@/features/automations/components/flow-settings-form";
import { RunList } from "@/features/automations/components/run-list";
import { SendEventForm } from "@/features/automations/components/send-event-form";
import { UnreachableNote } from "@/features/missed-replies/components/unreachable-note";
import { env } from "@/lib/env";
import { Notice } from "@/ui/notice";

export const metadata: Metadata = { title: "Automations" };
export const dynamic = "force-dynamic";

export default function AutomationsPage() {
  const scale = env().AUTOMATION_TIME_SCALE;
  return (
    <div className="max-w-page space-y-10">
      <h1 className="font-display text-3xl">Automations</h1>
      {scale !== 1 && (
        <Notice tone="warning">
          This is a rehearsal: flows run {scale.toLocaleString("en-KE")} times faster than the clock, and mail stays on
          this machine.
        </Notice>
      )}
      <FlowDrawing />
      <RunList>
        <UnreachableNote />
      </RunList>
      <FlowSettingsForm />
      <SendEventForm />
    </div>
  );
}
