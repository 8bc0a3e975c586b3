import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { RetentionPlan } from "../plan-retention";

const day = new Intl.DateTimeFormat("en-KE", { timeZone: "Africa/Nairobi", dateStyle: "long" });

/** What would be deleted now, and the switch that lets it go every night. */
export function DryRun({ plan }: { plan: RetentionPlan }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { confirmRetention, stopRetention, planRetention } = trpc.admin.chatRetention;
  const onSettled = () => queryClient.invalidateQueries({ queryKey: planRetention.queryKey() });
  const confirm = useMutation(confirmRetention.mutationOptions({ onSettled }));
  const stop = useMutation(stopRetention.mutationOptions({ onSettled }));
  const error = confirm.error ?? stop.error;
  const busy = confirm.isPending || stop.isPending;
  return (
    <div className="space-y-4 rounded-card border border-line bg-surface p-4 shadow-card">
      <h3 className="font-semibold">
        {plan.on ? "The next night deletes" : "Would be deleted now"}: what ended before {day.format(plan.before)}
      </h3>
      <Counts plan={plan} />
      <p className="text-ink-soft text-sm">
        Open conversations and open notes are never deleted. Customers, orders and the record of mails stay.
      </p>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {plan.on && plan.confirmed ? (
        <div className="space-y-3">
          <p>
            {plan.confirmed.staffName} switched it on for {plan.confirmed.days} days on{" "}
            {formatDateTime(new Date(plan.confirmed.at))}. It runs every night at 2:30.
          </p>
          <Button look="quiet" disabled={busy} onClick={() => stop.mutate()}>
            Switch deletion off
          </Button>
        </div>
      ) : (
        <div className="space-y-3">
          <p>What is deleted cannot be brought back. Nothing is deleted until you switch it on.</p>
          <Button look="danger" disabled={busy} onClick={() => confirm.mutate({ days: plan.days })}>
            Switch deletion on
          </Button>
        </div>
      )}
    </div>
  );
}

function Counts({ plan }: { plan: RetentionPlan }) {
  const counts: [string, number][] = [
    ["Conversations", plan.conversations],
    ["Messages", plan.messages],
    ["Internal notes", plan.notes],
    ["Offline messages", plan.offlineMessages],
    ["Copies in mails", plan.mails],
    ["Pages seen", plan.pageViews],
  ];
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
        {counts.map(([label, count]) => (
          <div key={label} className="flex flex-col-reverse">
            <dt className="text-ink-soft text-sm">{label}</dt>
            <dd className="font-display text-2xl lining-nums tabular-nums">{count.toLocaleString("en-KE")}</dd>
          </div>
        ))}
      </dl>
      <p>
        {plan.oldest
          ? `The oldest of these conversations ended on ${day.format(plan.oldest)}.`
          : "No conversation is that old."}
      </p>
    </>
  );
}
