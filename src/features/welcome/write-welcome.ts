import type { MailProduct } from "@emails/messages";
import { flowTime } from "@/features/automations/flow-clock";
import { toMailProduct } from "@/features/catalog/rows";
import type { EmailRequest } from "@/features/mail/schema";
import { holdOrders } from "@/features/orders/hold-orders";
import { env } from "@/lib/env";
import type { WelcomeRun } from "./begin-series";
import type { getWelcomeFacts } from "./get-welcome-facts";
import { onceKeyOf, timesOf, WELCOME, type Welcome } from "./rules";

type Facts = Awaited<ReturnType<typeof getWelcomeFacts>>;

/** The mail that one of the series is, how long it is worth something and what must hold while it is handed over; null when nobody is left to write to. */
export function writeWelcome(run: WelcomeRun, welcome: Welcome, facts: Facts, now: Date): EmailRequest | null {
  const { subscription, anchor, name, customerId, settings } = facts;
  if (!subscription) return null;
  const { email } = subscription;
  const scale = env().AUTOMATION_TIME_SCALE;
  return {
    onceKey: onceKeyOf(run.subscriptionId, anchor, welcome),
    stream: "marketing",
    flow: WELCOME,
    ...messageOf(welcome, facts),
    to: { email, name },
    customerId,
    clock: { now: flowTime(anchor, now, scale), scale },
    validUntil: timesOf(welcome, anchor, settings).worthUntil,
    hold: async (tx) => ((await holdOrders(tx, email, anchor)).ordered ? "order_placed" : null),
  };
}

type Message =
  | { message: "welcome-favourites"; props: { name: string | null; products: MailProduct[] } }
  | { message: "welcome"; props: { name: string | null } }
  | { message: "welcome-help"; props: { name: string | null } };

function messageOf({ message }: Welcome, { name, favourites }: Facts): Message {
  switch (message) {
    case "welcome-favourites":
      return { message, props: { name, products: favourites.map(toMailProduct) } };
    case "welcome":
      return { message, props: { name } };
    case "welcome-help":
      return { message, props: { name } };
  }
}
