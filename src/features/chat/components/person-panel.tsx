import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { formatKes } from "@/lib/money";
import { formatDateTime } from "@/lib/time";
import { Badge, type BadgeTone } from "@/ui/badge";
import type { Person } from "../get-person";

type PersonPanelProps = { person: Person | undefined; problem: string | undefined; onBack: () => void };

/** Who one talks to, what lies in the cart, and what was bought: all from the shop's own database. */
export function PersonPanel({ person, problem, onBack }: PersonPanelProps) {
  return (
    <div className="space-y-6 px-4 py-4">
      <button
        type="button"
        onClick={onBack}
        className="inline-flex min-h-11 items-center gap-2 font-semibold xl:hidden"
      >
        <ArrowLeft aria-hidden className="size-5" /> Back to the messages
      </button>
      {problem && !person && <p role="alert">Not loaded: {problem}</p>}
      {!person && !problem && <p className="text-ink-soft">Loading…</p>}
      {person && (
        <>
          <Identity person={person} />
          <Cart cart={person.cart} />
          <Orders orders={person.orders} />
        </>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-2">
      <h2 className="font-display text-lg">{title}</h2>
      {children}
    </section>
  );
}

function Identity({ person: { typed, customer } }: { person: Person }) {
  const facts: [string, string | null | undefined][] = customer
    ? [
        ["E-mail", customer.email],
        ["Phone", customer.phone ?? typed.phone],
        ["County", customer.county],
      ]
    : [
        ["E-mail", typed.email],
        ["Phone", typed.phone],
      ];
  const known = [...facts, ["Wrote from", typed.page === "/" ? "Home page" : typed.page] as const].filter(
    ([, value]) => value,
  );
  return (
    <Part title={customer?.name ?? typed.name ?? "Visitor"}>
      {customer ? <Badge tone="good">Signed in</Badge> : <Badge>As typed, not signed in</Badge>}
      <dl className="space-y-1">
        {known.map(([label, value]) => (
          <div key={label}>
            <dt className="text-ink-soft text-sm">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Cart({ cart }: { cart: Person["cart"] }) {
  if (!cart || cart.lines.length === 0) return <Part title="Cart">The cart is empty.</Part>;
  const total = cart.lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0);
  return (
    <Part title="Cart">
      <ul className="divide-y divide-line">
        {cart.lines.map((line) => (
          <li key={line.productId} className="flex gap-2 py-1.5">
            <span className="min-w-0 flex-1">
              {line.quantity} × {line.name}
            </span>
            <span className="whitespace-nowrap">{formatKes(line.priceCents * line.quantity)}</span>
          </li>
        ))}
      </ul>
      <p className="flex border-line border-t pt-2 font-semibold">
        <span className="flex-1">Goods</span>
        {formatKes(total)}
      </p>
    </Part>
  );
}

type OrderFacts = Person["orders"][number];

function stateOf(order: OrderFacts): { words: string; tone: BadgeTone } {
  if (order.cancelledAt) return { words: "Cancelled", tone: "bad" };
  if (order.deliveredAt) return { words: "Delivered", tone: "good" };
  if (order.shippedAt) return { words: "On its way", tone: "accent" };
  return { words: "Being packed", tone: "warning" };
}

function Orders({ orders }: { orders: OrderFacts[] }) {
  return (
    <Part title="Orders">
      {orders.length === 0 && <p>No orders yet.</p>}
      <ul className="divide-y divide-line">
        {orders.map((order) => (
          <li key={order.id} className="space-y-0.5 py-2">
            <span className="flex items-center gap-2">
              <span className="flex-1 font-semibold">#{order.number}</span>
              <Badge tone={stateOf(order).tone}>{stateOf(order).words}</Badge>
            </span>
            <span className="flex text-ink-soft text-sm">
              <span className="flex-1">{formatDateTime(order.placedAt)}</span>
              {formatKes(order.totalCents)}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
