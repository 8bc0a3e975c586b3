import clsx from "clsx";
import { formatDateTime } from "@/lib/time";
import type { Order } from "../rows";

/** What has happened with an order and what comes next, from top to bottom. */
export function OrderTimeline({ order }: { order: Order }) {
  const { placedAt, shippedAt, deliveredAt, cancelledAt, returnedAt } = order;
  const steps = cancelledAt
    ? [
        { title: "Ordered", at: placedAt },
        { title: "Cancelled", at: cancelledAt },
      ]
    : [
        { title: "Ordered", at: placedAt },
        { title: "On its way", at: shippedAt },
        { title: "Delivered", at: deliveredAt },
        ...(returnedAt ? [{ title: "Came back", at: returnedAt }] : []),
      ];
  return (
    <ol className="grid gap-3 sm:grid-flow-col sm:auto-cols-fr">
      {steps.map(({ title, at }) => (
        <li key={title} className={clsx("border-t-4 pt-2", at ? "border-clay" : "border-line text-ink-soft")}>
          <p className="font-semibold">{title}</p>
          <p className="text-ink-soft text-sm">{at ? formatDateTime(at) : "to come"}</p>
        </li>
      ))}
    </ol>
  );
}
