import clsx from "clsx";
import {
  CakeSlice,
  Hourglass,
  type LucideIcon,
  Mail,
  MailCheck,
  MessageCircle,
  PackageCheck,
  ShoppingBasket,
} from "lucide-react";
import Link from "next/link";
import { FlowSwitch } from "@/features/automations/components/flow-switch";
import { StopReasons } from "@/features/automations/components/stop-reasons";
import { waitWords } from "@/features/automations/components/wait-units";
import { whenWords } from "@/features/automations/components/when-words";
import type { FlowNumbers } from "@/features/automations/count-runs";
import { type FlowName, findFlow, flows } from "@/features/automations/flows";
import { switchedOff } from "@/features/automations/rules";
import type { FlowSettings } from "@/features/automations/schema";
import { formatKes } from "@/lib/money";
import { Badge } from "@/ui/badge";
import { noResults, type StepResults } from "../schema";
import { Figure, NotSent, Station } from "./station";

const beginIcons: Record<FlowName, LucideIcon> = {
  "missed-replies": MessageCircle,
  "cart-recovery": ShoppingBasket,
  birthdays: CakeSlice,
  "review-requests": PackageCheck,
  welcome: MailCheck,
  reactivation: Hourglass,
};

type FlowDrawingProps = {
  flow: FlowName;
  settings: FlowSettings;
  numbers: FlowNumbers;
  results: Record<string, StepResults>;
  /** On its own page: with why its runs ended, without the way there. */
  alone: boolean;
};

/** One flow: what starts it, then each step with its numbers. */
export function FlowDrawing({ flow, settings, numbers, results, alone }: FlowDrawingProps) {
  const { name, begins, marketing, steps } = findFlow(flow) ?? flows[flow];
  const off = switchedOff(settings, flow);
  return (
    <section aria-labelledby={`flow-${flow}`} className="space-y-4">
      <header className="flex flex-wrap items-center gap-3">
        <h2 id={`flow-${flow}`} className="font-display text-2xl">
          {alone ? "Steps" : name}
        </h2>
        <Badge tone={off ? "warning" : "good"}>
          {off === "marketing_switched_off" ? "All marketing is off" : off ? "Off" : "On"}
        </Badge>
        <span
          className={clsx(
            "flex flex-wrap items-center gap-x-4 gap-y-2 sm:flex-1 sm:justify-end",
            alone ? "max-sm:ml-auto" : "max-sm:w-full max-sm:justify-between",
          )}
        >
          {!alone && (
            <Link href={`/admin/automations/flows/${flow}`} className="inline-flex min-h-11 items-center underline">
              Settings and runs<span className="sr-only"> of {name}</span>
            </Link>
          )}
          <FlowSwitch flow={flow} settings={settings} />
        </span>
      </header>
      <ol className="grid gap-3 lg:auto-cols-fr lg:grid-flow-col lg:grid-rows-[auto_auto_auto] lg:gap-x-4 lg:gap-y-0">
        <Station icon={beginIcons[flow]} title={begins} when={beginWords(flow, settings)}>
          <Figure value={numbers.started} label="started" />
        </Station>
        {steps.map(({ step, label }) => {
          const { waiting = 0, sent = 0, notSent = [] } = numbers.steps[step] ?? {};
          const found = results[step] ?? noResults;
          return (
            <Station
              key={step}
              icon={Mail}
              title={label}
              when={whenWords(flow, step, settings)}
              below={notSent.length > 0 && <NotSent reasons={notSent} />}
            >
              <Figure value={waiting} label="waiting" />
              <Figure value={sent} label="sent" />
              {marketing && (
                <>
                  {alone && found.delivered > 0 && <Figure value={found.delivered} label="delivered" of={sent} />}
                  <Figure value={found.opened} label="opened" of={sent} />
                  <Figure value={found.clicked} label="clicked" of={sent} />
                  <Figure value={found.orders} label="ordered" note={brought(found)} />
                  <Figure value={found.unsubscribed} label="unsubscribed" of={sent} />
                  {alone && <Figure value={found.bounced} label="came back" of={sent} />}
                  {alone && <Figure value={found.complained} label="called spam" of={sent} />}
                </>
              )}
            </Station>
          );
        })}
      </ol>
      {alone && <StopReasons ended={numbers.ended} />}
    </section>
  );
}

const brought = ({ orders, revenueCents }: StepResults) => (orders > 0 ? formatKes(revenueCents) : undefined);

function beginWords(flow: FlowName, settings: FlowSettings): string {
  const held = flow === "missed-replies" ? 0 : settings[flows[flow].setting].holdoutPercent;
  const idle = flow === "cart-recovery" ? `${waitWords(settings.cartRecovery.idleMinutes)} without a change` : "";
  return [idle, held > 0 ? `${held} % held out` : ""].filter(Boolean).join(", ");
}
