import { z } from "zod";
import type { ReasonCount } from "@/features/automations/count-runs";
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

/** What came of the mails of a step: their ends, people who opened, clicked and left, and the orders that count as theirs, in cents of KES. */
export type StepResults = {
  delivered: number;
  opened: number;
  clicked: number;
  unsubscribed: number;
  bounced: number;
  complained: number;
  orders: number;
  revenueCents: number;
};

export const noResults: StepResults = {
  ...{ delivered: 0, opened: 0, clicked: 0, unsubscribed: 0, bounced: 0, complained: 0 },
  ...{ orders: 0, revenueCents: 0 },
};

/** What became of one message about orders. */
export type OrderMailCounts = {
  /** Planned or being handed over now; a provider that is away is asked again. */
  underWay: number;
  /** Handed over, those included that were refused at once as there is no such mailbox. */
  sent: number;
  /** Of those sent: the provider said that they arrived; SMTP cannot tell. */
  delivered: number;
  /** Of those sent: came back, or were refused at once. */
  bounced: number;
  /** The provider refused them for good, for another reason than the mailbox; not among those sent. */
  refused: number;
  /** The connection broke at the end too often: they may have arrived. */
  unknown: number;
  /** Why mails were not to go, most frequent first. */
  notSent: ReasonCount[];
};

export const noOrderMails: OrderMailCounts = {
  ...{ underWay: 0, sent: 0, delivered: 0, bounced: 0, refused: 0, unknown: 0 },
  notSent: [],
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

/** A flow, a campaign, or no mail at all, with what it sent, who left by it and the orders it brought. */
export type Origin = MailCounts & {
  name: string;
  stream: "marketing" | "transactional" | null;
  unsubscribed: number;
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
