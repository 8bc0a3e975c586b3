import { formatKes } from "@/lib/money";
import { formatDateTime } from "@/lib/time";
import { Badge, type BadgeTone } from "@/ui/badge";
import type { Person } from "../get-person";
import { PersonPart } from "./person-part";

/** What lies in the cart at this moment. */
export function CartPart({ cart }: { cart: Person["cart"] }) {
  if (!cart || cart.lines.length === 0) return <PersonPart title="Cart">The cart is empty.</PersonPart>;
  return (
    <PersonPart title="Cart">
      <ul className="divide-y divide-line">
        {cart.lines.map((line) => (
          <li key={line.productId} className="flex gap-2 py-1.5">
            <a href={`/products/${line.slug}`} className="min-w-0 flex-1 underline-offset-2 hover:underline">
              {line.quantity} × {line.name}
              {line.stock < line.quantity && <span className="block text-danger text-sm">Only {line.stock} left</span>}
            </a>
            <span className="whitespace-nowrap">{formatKes(line.priceCents * line.quantity)}</span>
          </li>
        ))}
      </ul>
      <p className="flex border-line border-t pt-2 font-semibold">
        <span className="flex-1">Goods</span>
        {formatKes(cart.subtotalCents)}
      </p>
    </PersonPart>
  );
}

type OrderFacts = Person["orders"][number];

function stateOf(order: OrderFacts): { words: string; tone: BadgeTone } {
  if (order.cancelledAt) return { words: "Cancelled", tone: "bad" };
  if (order.returnedAt) return { words: "Came back", tone: "warning" };
  if (order.deliveredAt) return { words: "Delivered", tone: "good" };
  if (order.shippedAt) return { words: "On its way", tone: "accent" };
  return { words: "Being packed", tone: "warning" };
}

/** The newest own orders and where they are. */
export function OrdersPart({ orders }: { orders: OrderFacts[] }) {
  return (
    <PersonPart title="Orders">
      {orders.length === 0 && <p className="text-ink-soft">No orders yet.</p>}
      <ul className="divide-y divide-line">
        {orders.map((order) => (
          <li key={order.id}>
            <a href={`/admin/orders/${order.id}`} className="block space-y-0.5 rounded-field py-2 hover:bg-sand">
              <span className="flex items-center gap-2">
                <span className="flex-1 font-semibold">#{order.number}</span>
                <Badge tone={stateOf(order).tone}>{stateOf(order).words}</Badge>
              </span>
              <span className="flex text-ink-soft text-sm">
                <span className="flex-1">{formatDateTime(order.placedAt)}</span>
                {formatKes(order.totalCents)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </PersonPart>
  );
}
