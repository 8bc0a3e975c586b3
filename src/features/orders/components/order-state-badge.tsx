import { Badge, type BadgeTone } from "@/ui/badge";
import type { OrderState } from "../rules";

const words: Record<OrderState, { text: string; tone: BadgeTone }> = {
  placed: { text: "Being packed", tone: "warning" },
  shipped: { text: "On its way", tone: "accent" },
  delivered: { text: "Delivered", tone: "good" },
  returned: { text: "Came back", tone: "warning" },
  cancelled: { text: "Cancelled", tone: "bad" },
};

/** Where an order stands, in a word or two. */
export function OrderStateBadge({ state }: { state: OrderState }) {
  return <Badge tone={words[state].tone}>{words[state].text}</Badge>;
}
