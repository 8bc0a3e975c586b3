/** What somebody did or what happened to him, as the test saw it from outside; the oracle knows nothing else. `at`: ms since 1970. */
export type Act =
  | { kind: "consented" | "unsubscribed" | "paused" | "resumed" | "bounced" | "complained"; at: number; email: string }
  | { kind: "cart_changed"; at: number; email: string; cartId: string; pieces: number }
  | { kind: "ordered"; at: number; email: string; cartId: string; orderId: string }
  | {
      kind: "shipped" | "delivered" | "cancelled" | "returned" | "reviewed";
      at: number;
      email: string;
      orderId: string;
    }
  | { kind: "chat_begun" | "chat_closed"; at: number; email: string }
  | { kind: "clicked"; at: number; email: string }
  | { kind: "coupon_used"; at: number; email: string; purpose: string };

/** A mail as the provider got it. */
export type Sent = {
  at: number;
  email: string;
  message: string;
  onceKey: string;
  cartId: string | null;
  orderId: string | null;
};

/** A person of the simulated year. */
export type Person = { email: string; birthDay: number | null; birthMonth: number | null };

export type Diary = { from: number; until: number; people: Person[]; acts: Act[]; sent: Sent[]; holidays: Set<string> };
