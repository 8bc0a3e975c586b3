"use client";
import { useQuery } from "@tanstack/react-query";
import { Mail, ShoppingBasket } from "lucide-react";
import type { ReactNode } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge } from "@/ui/badge";
import { Loaded } from "@/ui/loaded";
import type { FlowNumbers } from "../count-runs";
import { flows } from "../flows";
import type { FlowSettings } from "../schema";
import { LIVE_EVERY_MS } from "./live";
import { StopReasons } from "./stop-reasons";
import { waitWords } from "./wait-units";

/** The cart recovery as it is set now, step by step, with who waits where and what was sent in the last 30 days. */
export function FlowDrawing() {
  const trpc = useTRPC();
  const { countRuns, getSettings } = trpc.admin.automations;
  const numbers = useQuery(countRuns.queryOptions({ flow: "cart-recovery" }, { refetchInterval: LIVE_EVERY_MS }));
  const settings = useQuery(getSettings.queryOptions());
  return (
    <Loaded query={settings} what="the flow">
      {(settings) => (
        <Loaded query={numbers} what="the flow's numbers">
          {(numbers) => <Drawing {...{ settings, numbers }} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Drawing({ settings, numbers }: { settings: FlowSettings; numbers: FlowNumbers }) {
  const { marketingOn, cartRecovery } = settings;
  const after = [cartRecovery.savedAfterMinutes, cartRecovery.questionsAfterMinutes, cartRecovery.lastCallAfterMinutes];
  return (
    <section aria-labelledby="flow-cart-recovery" className="space-y-4">
      <header className="flex flex-wrap items-center gap-3">
        <h2 id="flow-cart-recovery" className="font-display text-2xl">
          Cart recovery
        </h2>
        {marketingOn && cartRecovery.on ? <Badge tone="good">On</Badge> : <Badge tone="warning">Off</Badge>}
      </header>
      <ol className="grid gap-3 lg:grid-cols-4 lg:gap-4">
        <Station
          icon={<ShoppingBasket aria-hidden className="size-5" />}
          title="A cart is left alone"
          when={`${waitWords(cartRecovery.idleMinutes)} without a change`}
        >
          <Figure value={numbers.started} label="started" />
        </Station>
        {flows["cart-recovery"].steps.map(({ step, label }, index) => {
          const figures = numbers.steps[step];
          return (
            <Station
              key={step}
              icon={<Mail aria-hidden className="size-5" />}
              title={label}
              when={`${waitWords(after[index] ?? 0)} after the last change`}
            >
              <Figure value={figures?.waiting ?? 0} label="waiting" />
              <Figure value={figures?.sent ?? 0} label="sent" />
              <Figure value={figures?.notSent ?? 0} label="not sent" />
            </Station>
          );
        })}
      </ol>
      <StopReasons ended={numbers.ended} />
    </section>
  );
}

type StationProps = { icon: ReactNode; title: string; when: string; children: ReactNode };

function Station({ icon, title, when, children }: StationProps) {
  return (
    <li className="relative flex flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-card after:absolute after:bg-line max-lg:not-last:after:-bottom-3 max-lg:not-last:after:left-8 max-lg:not-last:after:h-3 max-lg:not-last:after:w-0.5 lg:not-last:after:top-9 lg:not-last:after:-right-4 lg:not-last:after:h-0.5 lg:not-last:after:w-4">
      <div className="flex items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-clay-pale text-clay-deep">
          {icon}
        </span>
        <div className="min-w-0">
          <h3 className="font-semibold leading-snug">{title}</h3>
          <p className="text-ink-soft text-sm">{when}</p>
        </div>
      </div>
      <dl className="mt-auto flex gap-6">{children}</dl>
    </li>
  );
}

function Figure({ value, label }: { value: number; label: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="whitespace-nowrap text-ink-soft text-sm">{label}</dt>
      <dd className="font-display text-2xl lining-nums tabular-nums">{value}</dd>
    </div>
  );
}
