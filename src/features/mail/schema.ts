import type { MailFrame, MessageName, MessageProps } from "@emails/messages";
import type { Topic } from "@/features/subscriptions/schema";
import type { Tx } from "@/lib/db";

/** The clock of a flow: `now` in flow time, which runs `scale` times as fast as the real one (1 outside of rehearsals). */
export type FlowClock = { now: Date; scale: number };

type Message = { [Name in MessageName]: { message: Name; props: MessageProps[Name] } }[MessageName];

/** A mail that somebody wants to be sent. */
export type EmailRequest = Message & {
  /** What the mail is, once and for all: `cart-recovery:<cart>:1`, `order:<order>:placed`. */
  onceKey: string;
  stream: "transactional" | "marketing";
  to: { email: string; name?: string | null };
  /** Of marketing: what the reader may switch off. Unset: offers. */
  topic?: Topic;
  flow?: string;
  customerId?: string | null;
  cartId?: string | null;
  orderId?: string | null;
  /** A version of the texts to use instead of the published one, whatever its state: for test sends. */
  templateId?: string;
  /** Ways out to show in a transactional mail: for test sends of marketing. */
  leave?: MailFrame["leave"];
  /** Unset: real time. Windows look at `clock.now`; ages for the caps are real ages times `clock.scale`. */
  clock?: FlowClock;
  /** Moment of the clock after which the mail makes no sense any more: what would be deferred beyond it is declined. */
  validUntil?: Date;
  /**
   * Has the last word. Runs in the transaction that stays open while the provider is handed the mail: it locks what must not
   * change meanwhile, and returns the reason not to send, or null.
   */
  hold?: (tx: Tx) => Promise<string | null>;
};

/** What of a mail is stored when it is planned. */
export type EmailPlan = Pick<
  EmailRequest,
  "onceKey" | "stream" | "message" | "to" | "flow" | "customerId" | "cartId" | "orderId"
>;

/**
 * What became of a mail. `sent`: the provider has it now. `already_sent`: it had it before. `unknown`: it may have gone, nobody can
 * tell, and it is never sent again. `declined`: not sent, for good. `failed`: the provider refused it for good. `deferred`: not
 * before `until` (of the mail's clock; `retryAt` is the same moment in real time): ask again then.
 */
export type SendOutcome =
  | { outcome: "sent" | "already_sent" | "unknown"; emailLogId: string }
  | { outcome: "declined" | "failed"; reason: string; emailLogId: string }
  | { outcome: "deferred"; until: Date; retryAt: Date; reason: string; emailLogId: string };

export const emailStates = [
  "planned",
  "deferred",
  "sending",
  "sent",
  "delivered",
  "bounced",
  "complained",
  "declined",
  "failed",
  "unknown",
] as const;

/** Where a mail stands. `sending`: a worker has it, or had it and its end is open. `sent`: the provider has it. */
export type EmailState = (typeof emailStates)[number];
