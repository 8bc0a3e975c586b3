import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { ReasonCount } from "@/features/automations/count-runs";

type StationProps = { icon: LucideIcon; title: string; when: string; children: ReactNode; below?: ReactNode };

/** One stop of a flow's drawing with its numbers, tied to the next one by a line. */
export function Station({ icon: Icon, title, when, children, below }: StationProps) {
  return (
    <li className="relative flex flex-col gap-3 rounded-card lg:row-span-3 lg:grid lg:grid-rows-subgrid lg:content-start lg:gap-y-3 border border-line bg-surface p-4 shadow-card after:absolute after:bg-line max-lg:not-last:after:-bottom-3 max-lg:not-last:after:left-8 max-lg:not-last:after:h-3 max-lg:not-last:after:w-0.5 lg:not-last:after:top-9 lg:not-last:after:-right-4 lg:not-last:after:h-0.5 lg:not-last:after:w-4">
      <div className="flex items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-clay-pale text-clay-deep">
          <Icon aria-hidden className="size-5" />
        </span>
        <div className="min-w-0">
          <h3 className="font-semibold leading-snug">{title}</h3>
          {when && <p className="text-ink-soft text-sm">{when}</p>}
        </div>
      </div>
      <dl className="max-lg:grid max-lg:grid-cols-2 max-lg:gap-x-6 lg:self-start">{children}</dl>
      {below && <div className="lg:self-end">{below}</div>}
    </li>
  );
}

type FigureProps = {
  value: number;
  label: string;
  /** What it is a part of: its share is told too. */
  of?: number;
  note?: string | undefined;
};

/** A number with what it counts. */
export function Figure({ value, label, of, note }: FigureProps) {
  const share = of && value > 0 ? `${Math.round((value / of) * 100)} %` : undefined;
  return (
    <div className={clsx("flex items-baseline gap-x-2 border-line border-t py-1", note && "max-lg:col-span-2")}>
      <dt className="flex-1 text-ink-soft">{label}</dt>
      {(share ?? note) && <dd className="whitespace-nowrap text-ink-soft text-sm">{share ?? note}</dd>}
      <dd className="order-last min-w-8 text-right font-display text-lg lining-nums tabular-nums">
        {value.toLocaleString("en-KE")}
      </dd>
    </div>
  );
}

/** How many mails of a step did not go, and why, behind a press. */
export function NotSent({ reasons }: { reasons: ReasonCount[] }) {
  const total = reasons.reduce((sum, { count }) => sum + count, 0);
  return (
    <details className="text-sm">
      <summary className="min-h-11 cursor-pointer py-2.5 text-ink-soft">
        {total.toLocaleString("en-KE")} not sent: why
      </summary>
      <ul className="space-y-1">
        {reasons.map(({ reason, words, count }) => (
          <li key={reason} className="flex gap-3">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{words}</span>
            <span className="tabular-nums">{count.toLocaleString("en-KE")}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
