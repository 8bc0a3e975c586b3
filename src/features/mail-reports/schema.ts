import { z } from "zod";
import { checkDays, reportDays } from "@/features/reports/schema";

/** What a report looks at: whole days of the shop's calendar, the last one included. */
export const mailReportInput = z.object(reportDays).superRefine(checkDays);
export type MailReportInput = z.output<typeof mailReportInput>;

/** What became of mails. Money is cents of KES. */
export type MailCounts = {
  /** Handed over in the span, those that were refused at once as there is no such mailbox included. */
  sent: number;
  /** The provider said that they arrived; SMTP cannot tell. */
  delivered: number;
  /** Came back, or were refused at once. */
  bounced: number;
  /** Opened, and clicked, by people. */
  opened: number;
  clicked: number;
  complained: number;
};

/** How the mail did in a span. */
export type MailFacts = {
  marketing: MailCounts;
  transactional: MailCounts;
  unsubscribed: number;
  /** Orders of the span that count as turnover, and those of them that a mail brought. */
  orders: { all: number; allCents: number; brought: number; broughtCents: number };
  /** Carts whose first reminder went out in the span, and those whose person ordered after a reminder. */
  carts: { reminded: number; recovered: number };
  /** People who ordered in the span, and those who had ordered before. */
  buyers: { all: number; again: number };
};

/** A flow, a campaign, or no mail at all, with what it sent and the orders it brought. */
export type Origin = MailCounts & {
  name: string;
  stream: "marketing" | "transactional" | null;
  orders: number;
  revenueCents: number;
};

/** A day of the shop's calendar, marketing mail only. */
export type MailDay = { day: string; sent: number; bounced: number; opened: number; clicked: number; orders: number };

export type Share = { people: number; ordered: number };

/** What a flow brings, told from the people that it left out. */
export type Lift = {
  flow: string;
  name: string;
  /** For how long after the start of a run an order counts. */
  windowDays: number;
  mailed: Share;
  heldOut: Share;
  /** By how much the share of buyers is greater among the mailed, and its 95 % interval; null for too few. 0..1 */
  difference: { value: number; low: number; high: number } | null;
};
