"use client";
import { useQuery } from "@tanstack/react-query";
import { Mail, ShoppingBag } from "lucide-react";
import Link from "next/link";
import { LIVE_EVERY_MS } from "@/features/automations/components/live";
import type { OrderMessage } from "@/features/order-updates/rules";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge } from "@/ui/badge";
import { Loaded } from "@/ui/loaded";
import { noOrderMails, type OrderMailCounts } from "../schema";
import { Figure, NotSent, Station } from "./station";

const mails: Record<OrderMessage, { title: string; when: string }> = {
  "order-confirmed": { title: "Order confirmed", when: "at once when it is placed" },
  "order-shipped": { title: "Order shipped", when: "at once when it leaves the shop" },
  "order-delivered": { title: "Order delivered", when: "at once when it was handed over" },
};

/** The mails that tell of an order's way, drawn like a flow: they have no waits and no switch, and nobody's reading is counted. */
export function OrderMailsDrawing() {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.admin.mailReports.countOrderMails.queryOptions(undefined, { refetchInterval: LIVE_EVERY_MS }),
  );
  return (
    <section aria-labelledby="order-mails" className="space-y-4">
      <header className="flex flex-wrap items-center gap-3">
        <h2 id="order-mails" className="font-display text-2xl">
          Order mails
        </h2>
        <Badge tone="good">Always on</Badge>
        <Link href="/admin/mail" className="inline-flex min-h-11 items-center underline ml-auto">
          All mail
        </Link>
      </header>
      <Loaded query={query} what="the order mails’ numbers">
        {(counts) => (
          <ol className="grid gap-3 lg:auto-cols-fr lg:grid-flow-col lg:grid-rows-[auto_auto_auto] lg:gap-x-4 lg:gap-y-0">
            <Station icon={ShoppingBag} title="An order moves on" when="no consent needed, reading not tracked">
              <Figure value={Object.values(counts).reduce((sum, of) => sum + dueOf(of), 0)} label="mails due" />
            </Station>
            {(Object.keys(mails) as OrderMessage[]).map((message) => (
              <OrderMail key={message} {...mails[message]} counts={counts[message] ?? noOrderMails} />
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

const dueOf = ({ underWay, sent, refused, unknown, notSent }: OrderMailCounts) =>
  notSent.reduce((sum, { count }) => sum + count, underWay + sent + refused + unknown);

type OrderMailProps = { title: string; when: string; counts: OrderMailCounts };

function OrderMail({ title, when, counts }: OrderMailProps) {
  const { underWay, sent, delivered, bounced, refused, unknown, notSent } = counts;
  return (
    <Station icon={Mail} title={title} when={when} below={notSent.length > 0 && <NotSent reasons={notSent} />}>
      <Figure value={underWay} label="under way" />
      <Figure value={sent} label="sent" />
      {delivered > 0 && <Figure value={delivered} label="delivered" of={sent} />}
      <Figure value={bounced} label="came back" of={sent} />
      <Figure value={refused} label="refused" />
      {unknown > 0 && <Figure value={unknown} label="unknown" />}
    </Station>
  );
}
