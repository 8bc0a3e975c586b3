import type { StepTimes } from "@/features/automations/decide-due";
import { decideDue } from "@/features/automations/decide-due";
import { switchedOff } from "@/features/automations/rules";
import type { FlowSettings } from "@/features/automations/schema";
import type { StepDecision } from "@/features/automations/take-step";
import { DAY_MS, SECOND_MS, shopClock, shopMoment } from "@/lib/time";

/** The folder's name, under which runs, mails and settings of this flow are found. */
export const BIRTHDAYS = "birthdays";

/** Hour of the shop at which the scan runs and the mails are due (FLOWS.md "7 d before at 09:00"). */
export const BIRTHDAY_HOUR = 9;

export type BirthdayMail = {
  /** Part of the once-only key. */
  number: 1 | 2;
  /** The step's id in the job. */
  step: string;
  message: "birthday-offer" | "birthday-reminder";
};

/** The two mails of a birthday in their order. */
export const BIRTHDAY_MAILS = [
  { number: 1, step: "send-birthday-offer", message: "birthday-offer" },
  { number: 2, step: "send-birthday-reminder", message: "birthday-reminder" },
] as const satisfies BirthdayMail[];

/** A calendar day of the shop with who has birthday on it. */
export type BirthdayDate = { date: string; days: { month: number; day: number }[] };

/** The date (`YYYY-MM-DD`) so many days later. */
function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The birthdays that a scan of `today` (`YYYY-MM-DD`) looks for: from tomorrow up to the day that is `daysBefore` away. Not that last one
 * alone, so that a scan that was missed, or a birthday told late, still gets its offer. Who was born on 29 February has birthday on
 * the 28th in other years (FLOWS.md).
 */
export function birthdaysAhead(today: string, daysBefore: number): BirthdayDate[] {
  return Array.from({ length: daysBefore }, (_, index) => {
    const date = addDays(today, index + 1);
    const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
    const shortFebruary = month === 2 && day === 28 && addDays(date, 1).endsWith("-03-01");
    return { date, days: [{ month, day }, ...(shortFebruary ? [{ month, day: 29 }] : [])] };
  });
}

/** The last moment of the coupon: the end of the day so many days after the birthday. */
export function couponEnd(date: string, validDays: number): Date {
  return new Date(shopMoment(addDays(date, validDays + 1), 0).getTime() - SECOND_MS);
}

export type BirthdayFacts = {
  /** The birthday, `YYYY-MM-DD`. */
  date: string;
  /** When the run began: from here on the time of the flow runs. */
  anchor: Date;
  /** Null when the person was erased. */
  customer: { email: string } | null;
  /** The coupon that the offer was made with; null before the offer. */
  coupon: { validUntil: Date; redeemedAt: Date | null } | null;
  /** When offers for other birthdays last went to this person. */
  otherOfferAt: Date | null;
  /** Why the person may get no marketing at all, or null. */
  noConsent: string | null;
  settings: FlowSettings;
};

/** When a mail is due and until when it is worth something, in time of the flow. The reminder goes by the coupon that was made. */
export function timesOf(
  mail: BirthdayMail,
  { date, anchor, coupon, settings }: Pick<BirthdayFacts, "date" | "anchor" | "coupon" | "settings">,
): StepTimes {
  const { offerDaysBefore, validDays, reminderDaysBeforeEnd } = settings.birthdays;
  const end = coupon?.validUntil ?? couponEnd(date, validDays);
  const reminder = shopMoment(addDays(shopClock(end).date, -reminderDaysBeforeEnd), BIRTHDAY_HOUR);
  if (mail.number === 2) return { anchor, due: reminder, worthUntil: end };
  return { anchor, due: shopMoment(addDays(date, -offerDaysBefore), BIRTHDAY_HOUR), worthUntil: reminder };
}

/**
 * Whether a mail of the birthday goes now (FLOWS.md "Birthday offer"): not once the coupon is used, and one offer per calendar year, also
 * when the birthday was changed meanwhile. Suppression, caps and quiet hours are not asked here: the mail feature decides them.
 * @param now real time
 * @param scale how much faster than the world the flow runs
 */
export function decideBirthday(facts: BirthdayFacts, mail: BirthdayMail, now: Date, scale: number): StepDecision {
  const { customer, coupon, otherOfferAt, noConsent, settings } = facts;
  if (!customer) return { act: "stop", reason: "person_gone" };
  if (coupon?.redeemedAt) return { act: "stop", reason: "coupon_used" };
  const off = switchedOff(settings, BIRTHDAYS);
  if (off) return { act: "stop", reason: off };
  const sameYear = otherOfferAt && yearOf(otherOfferAt) === yearOf(now);
  if (mail.number === 1 && sameYear) return { act: "stop", reason: "offered_this_year" };
  // Asked here too, so that no coupon is made for nothing.
  if (noConsent) return { act: "stop", reason: noConsent };
  // The offer itself never came about: there is nothing to remind of.
  if (mail.number === 2 && !coupon) return { act: "drop", reason: "nothing_to_show" };
  return decideDue(timesOf(mail, facts), now, scale);
}

const yearOf = (at: Date) => shopClock(at).date.slice(0, 4);

/** What a birthday is, once per calendar year: `<customer>:<year>`. */
export const subjectKeyOf = (customerId: string, date: string): string => `${customerId}:${date.slice(0, 4)}`;

/** What the coupon of a birthday was made for. */
export const purposeOf = (customerId: string, date: string): string => `${BIRTHDAYS}:${subjectKeyOf(customerId, date)}`;

/** What the mail is, once and for all (FLOWS.md "Once only"). */
export const onceKeyOf = (customerId: string, date: string, mail: BirthdayMail): string =>
  `${purposeOf(customerId, date)}:${mail.number}`;
