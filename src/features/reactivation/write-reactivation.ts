import type { MessageProps } from "@emails/messages";
import { flowTime } from "@/features/automations/flow-clock";
import { toMailProduct } from "@/features/catalog/rows";
import { getCouponState } from "@/features/coupons/find-coupon";
import { makeCoupon } from "@/features/coupons/make-coupon";
import type { EmailRequest } from "@/features/mail/schema";
import { holdOrders } from "@/features/orders/hold-orders";
import { listFavourites } from "@/features/orders/list-favourites";
import { env } from "@/lib/env";
import type { ReactivationRun } from "./begin-reactivation";
import type { getSilenceFacts } from "./get-silence-facts";
import { couponEnd, onceKeyOf, purposeOf, REACTIVATION, type ReactivationMail, timesOf } from "./rules";

type Facts = Awaited<ReturnType<typeof getSilenceFacts>>;

/** How many products a mail shows. */
const PRODUCTS = 4;

/**
 * The mail to a silent subscriber: what it offers, how long it is worth something and what must hold while it is handed over. Null when
 * nobody is left to write to.
 * @param refused the mail is only put on record as not sent: no coupon is made for it
 */
export async function writeReactivation(
  run: ReactivationRun,
  mail: ReactivationMail,
  facts: Facts,
  { refused, now }: { refused: boolean; now: Date },
): Promise<EmailRequest | null> {
  const { subscription, person, silentSince, anchor, settings } = facts;
  if (!subscription) return null;
  const { email } = subscription;
  const scale = env().AUTOMATION_TIME_SCALE;
  const flowNow = flowTime(anchor, now, scale);
  return {
    onceKey: onceKeyOf(run.subscriptionId, silentSince, mail),
    stream: "marketing",
    flow: REACTIVATION,
    ...(await messageOf(run, mail, facts, { refused, now, flowNow })),
    to: { email, name: person?.name ?? null },
    customerId: person?.customerId ?? null,
    clock: { now: flowNow, scale },
    validUntil: timesOf(mail, anchor, settings).worthUntil,
    hold: async (tx) => {
      const { ordered } = await holdOrders(tx, email, new Date(silentSince.getTime() + 1));
      return ordered ? "order_placed" : null;
    },
  };
}

type Moment = { refused: boolean; now: Date; flowNow: Date };

type Message = {
  [Name in ReactivationMail["message"]]: { message: Name; props: MessageProps[Name] };
}[ReactivationMail["message"]];

async function messageOf(
  run: ReactivationRun,
  { message }: ReactivationMail,
  facts: Facts,
  moment: Moment,
): Promise<Message> {
  const name = facts.person?.name ?? null;
  if (message === "stay-or-go") return { message, props: { name } };
  const products = (await listFavourites(PRODUCTS, moment.now)).map(toMailProduct);
  if (message === "miss-you") return { message, props: { name, products } };
  return { message, props: { name, products, coupon: await couponOf(run, facts, moment) } };
}

async function couponOf(run: ReactivationRun, { silentSince, person, settings }: Facts, moment: Moment) {
  const { couponPercent: percentOff, couponValidDays } = settings.reactivation;
  const purpose = purposeOf(run.subscriptionId, silentSince);
  const validUntil = couponEnd(moment.flowNow, couponValidDays);
  if (moment.refused) return (await getCouponState(purpose)) ?? { code: "", percentOff, validUntil };
  const customerId = person?.customerId ?? null;
  return makeCoupon({ purpose, flow: REACTIVATION, customerId, percentOff, validFrom: moment.now, validUntil });
}
