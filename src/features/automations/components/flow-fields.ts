import type { Flow } from "../flows";
import type { FlowSettings } from "../schema";

/** A value of a flow that staff set. Waits are kept in minutes. */
export type FlowField = {
  name: string;
  label: string;
  kind: "wait" | "days" | "percent";
  hint?: string;
  /** Least value; unset: 1. */
  min?: number;
};

type Fields<Setting extends Flow["setting"]> = readonly (FlowField & {
  name: Exclude<keyof FlowSettings[Setting], "on"> & string;
})[];

const holdout = {
  name: "holdoutPercent",
  label: "Holdout",
  kind: "percent",
  min: 0,
  hint: "So many people get nothing of the flow, so that one can tell what it brings. 0: everybody gets it.",
} as const;

const fields: { [Setting in Flow["setting"]]: Fields<Setting> } = {
  missedReplies: [
    { name: "afterMinutes", label: "Mailed when not read after", kind: "wait" },
    { name: "pauseMinutes", label: "Between two mails of a conversation", kind: "wait" },
  ],
  cartRecovery: [
    { name: "idleMinutes", label: "Left alone after", kind: "wait" },
    { name: "savedAfterMinutes", label: "“Cart is saved” after", kind: "wait" },
    { name: "questionsAfterMinutes", label: "“Questions?” after", kind: "wait" },
    { name: "lastCallAfterMinutes", label: "“Last call” after", kind: "wait" },
    {
      name: "couponPercent",
      label: "Coupon of the last call",
      kind: "percent",
      min: 0,
      hint: "Made for each person. 0: no coupon.",
    },
    holdout,
  ],
  birthdays: [
    { name: "offerDaysBefore", label: "Offer before the birthday", kind: "days" },
    { name: "validDays", label: "Coupon valid after the birthday", kind: "days" },
    { name: "reminderDaysBeforeEnd", label: "Reminder before the coupon ends", kind: "days" },
    { name: "couponPercent", label: "Coupon", kind: "percent" },
    holdout,
  ],
  reviewRequests: [
    { name: "requestAfterMinutes", label: "Request after the delivery", kind: "wait" },
    { name: "reminderAfterMinutes", label: "Reminder after the delivery", kind: "wait" },
    holdout,
  ],
  welcome: [
    { name: "welcomeAfterMinutes", label: "“Welcome” after", kind: "wait", min: 0, hint: "0: at once." },
    { name: "favouritesAfterMinutes", label: "“What others love” after", kind: "wait" },
    { name: "helpAfterMinutes", label: "“We are here for you” after", kind: "wait" },
    holdout,
  ],
  reactivation: [
    { name: "missYouAfterMinutes", label: "“We miss you” after", kind: "wait" },
    { name: "winBackAfterMinutes", label: "“An offer” after", kind: "wait" },
    {
      name: "stayOrGoAfterMinutes",
      label: "“Stay or go” after",
      kind: "wait",
      hint: "Marketing stops then for who stays silent.",
    },
    { name: "couponPercent", label: "Coupon of the offer", kind: "percent" },
    { name: "couponValidDays", label: "Coupon valid for", kind: "days" },
    holdout,
  ],
};

/** What of a flow staff set, in the order in which it happens. */
export const flowFields = (setting: Flow["setting"]): readonly FlowField[] => fields[setting];
