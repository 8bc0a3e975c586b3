/** One step of a flow as staff know it. `step` is its id in the job, `wait` the setting that says when it is due. */
export type FlowStep = {
  step: string;
  label: string;
  wait: string;
  /** From when on its wait counts, where that differs from the flow's. */
  anchor?: string;
};

/** A flow as staff know it; its folder in features is its name. */
export type Flow = {
  /** Where its settings stand in `FlowSettings`. */
  setting: "welcome" | "cartRecovery" | "reviewRequests" | "birthdays" | "reactivation" | "missedReplies";
  name: string;
  /** What starts it. */
  begins: string;
  /** From when on the waits of its steps count. */
  anchor: string;
  /** What a run of it is about, as in "began for …". */
  subject: string;
  /** Where the console shows that, its id behind it; unset: nowhere. */
  subjectPath?: string;
  /** Needs consent, obeys caps, hours and the kill switch of all marketing. */
  marketing: boolean;
  steps: readonly FlowStep[];
};

/** Every flow with steps that wait (FLOWS.md), the most urgent first: what a cap holds back goes in this order. */
export const flows = {
  "missed-replies": {
    setting: "missedReplies",
    name: "Missed chat replies",
    begins: "Staff answer, and the shopper does not read it",
    anchor: "after the answer",
    subject: "the conversation",
    subjectPath: "/admin/chat?session=",
    marketing: false,
    steps: [{ step: "send-missed-reply", label: "Your answer from the chat", wait: "afterMinutes" }],
  },
  "cart-recovery": {
    setting: "cartRecovery",
    name: "Cart recovery",
    begins: "A cart is left alone",
    anchor: "after the last change",
    subject: "the cart",
    marketing: true,
    steps: [
      { step: "send-cart-saved", label: "Your cart is saved", wait: "savedAfterMinutes" },
      { step: "send-cart-questions", label: "Questions?", wait: "questionsAfterMinutes" },
      { step: "send-cart-last-call", label: "Last call", wait: "lastCallAfterMinutes" },
    ],
  },
  birthdays: {
    setting: "birthdays",
    name: "Birthday offer",
    begins: "A birthday comes near",
    anchor: "before the day",
    subject: "the birthday of",
    subjectPath: "/admin/customers/",
    marketing: true,
    steps: [
      { step: "send-birthday-offer", label: "Your birthday offer", wait: "offerDaysBefore" },
      {
        step: "send-birthday-reminder",
        label: "Offer ends soon",
        wait: "reminderDaysBeforeEnd",
        anchor: "before it ends",
      },
    ],
  },
  "review-requests": {
    setting: "reviewRequests",
    name: "Review request",
    begins: "An order is delivered",
    anchor: "after the delivery",
    subject: "the order",
    subjectPath: "/admin/orders/",
    marketing: true,
    steps: [
      { step: "send-review-request", label: "How do you like it?", wait: "requestAfterMinutes" },
      { step: "send-review-reminder", label: "Reminder", wait: "reminderAfterMinutes" },
    ],
  },
  welcome: {
    setting: "welcome",
    name: "Welcome series",
    begins: "A subscription is confirmed",
    anchor: "after the confirmation",
    subject: "the subscription",
    subjectPath: "/admin/subscribers/",
    marketing: true,
    steps: [
      { step: "send-welcome", label: "Welcome", wait: "welcomeAfterMinutes" },
      { step: "send-welcome-favourites", label: "What others love", wait: "favouritesAfterMinutes" },
      { step: "send-welcome-help", label: "We are here for you", wait: "helpAfterMinutes" },
    ],
  },
  reactivation: {
    setting: "reactivation",
    name: "Reactivation",
    begins: "Neither an order nor a click for long",
    anchor: "after the last sign of life",
    subject: "the subscription",
    subjectPath: "/admin/subscribers/",
    marketing: true,
    steps: [
      { step: "send-miss-you", label: "We miss you", wait: "missYouAfterMinutes" },
      { step: "send-win-back", label: "An offer", wait: "winBackAfterMinutes" },
      { step: "send-stay-or-go", label: "Stay or go", wait: "stayOrGoAfterMinutes" },
    ],
  },
} as const satisfies Record<string, Flow>;

export type FlowName = keyof typeof flows;

/** The flow of that folder's name, or null. */
export function findFlow(name: string): Flow | null {
  return Object.hasOwn(flows, name) ? flows[name as FlowName] : null;
}
