import type { MailCoupon } from "@emails/messages";
import { flowTime } from "@/features/automations/flow-clock";
import { holdCoupon } from "@/features/coupons/find-coupon";
import { makeCoupon } from "@/features/coupons/make-coupon";
import type { EmailRequest } from "@/features/mail/schema";
import { env } from "@/lib/env";
import type { BirthdayRun } from "./begin-birthday";
import type { getBirthdayFacts } from "./get-birthday-facts";
import { BIRTHDAYS, type BirthdayMail, couponEnd, onceKeyOf, purposeOf, timesOf } from "./rules";

type Facts = Awaited<ReturnType<typeof getBirthdayFacts>>;

/**
 * The mail of a birthday: its coupon, made now if the mail is to go, how long it is worth something and what must hold while it is handed
 * over. Null when nobody is left to write to.
 * @param refused the mail is only put on record as not sent: no coupon is made for it
 */
export async function writeBirthday(
  run: BirthdayRun,
  mail: BirthdayMail,
  facts: Facts,
  { refused, now }: { refused: boolean; now: Date },
): Promise<EmailRequest | null> {
  const { customer, name } = facts;
  if (!customer) return null;
  const { customerId, date } = run;
  const scale = env().AUTOMATION_TIME_SCALE;
  const planned = couponOf(run, facts, now);
  const coupon: MailCoupon = facts.coupon ?? (refused ? { ...planned, code: "" } : await makeCoupon(planned));
  return {
    onceKey: onceKeyOf(customerId, date, mail),
    stream: "marketing",
    flow: BIRTHDAYS,
    message: mail.message,
    props: { name, coupon },
    to: { email: customer.email, name },
    customerId,
    clock: { now: flowTime(facts.anchor, now, scale), scale },
    validUntil: timesOf(mail, facts).worthUntil,
    hold: async (tx) => ((await holdCoupon(tx, planned.purpose))?.redeemedAt ? "coupon_used" : null),
  };
}

/** Usable from the offer on until the days of the setting after the birthday have passed (FLOWS.md). */
function couponOf({ customerId, date }: BirthdayRun, { settings }: Facts, now: Date) {
  const { couponPercent, validDays } = settings.birthdays;
  const span = { validFrom: now, validUntil: couponEnd(date, validDays) };
  return { purpose: purposeOf(customerId, date), flow: BIRTHDAYS, customerId, percentOff: couponPercent, ...span };
}
