import { z } from "zod";

const MINUTES_PER_DAY = 24 * 60;

/** Longest wait that can be set, in days: far below the 366 that Inngest can sleep. */
const MAX_WAIT_DAYS = 180;

/** A wait in minutes of the flow. */
const wait = (fallback: number) =>
  z
    .number()
    .int()
    .min(1)
    .max(MAX_WAIT_DAYS * MINUTES_PER_DAY)
    .default(fallback);
const days = (fallback: number, most = 60) => z.number().int().min(1).max(most).default(fallback);
const percentOff = (fallback: number) => z.number().int().min(1).max(90).default(fallback);

/** What every flow of marketing has. */
const marketing = {
  on: z.boolean().default(true),
  /** People who get nothing of the flow, so that its lift can be told (FLOWS.md "Attribution"). */
  holdoutPercent: z.number().int().min(0).max(50).default(0),
};

/** Each wait must be longer than the one before it. */
const inOrder =
  <Name extends string>(...names: Name[]) =>
  (value: Record<Name, number>, issues: z.RefinementCtx) => {
    for (const [index, name] of names.entries()) {
      const before = names[index - 1];
      if (!before || value[name] > value[before]) continue;
      issues.addIssue({ code: "custom", path: [name], message: "must come later than the step before it" });
    }
  };

/**
 * When the three reminders of a left cart go out, in minutes of the flow after the cart's last change. Defaults: FLOWS.md
 * "Cart recovery" (idle 1 h; mails at 1 h, 24 h, 72 h). `on: false` stops the flow, also runs under way at their next mail.
 */
export const cartRecoverySettings = z
  .object({
    ...marketing,
    idleMinutes: wait(60),
    savedAfterMinutes: wait(60),
    questionsAfterMinutes: wait(MINUTES_PER_DAY),
    lastCallAfterMinutes: wait(3 * MINUTES_PER_DAY),
    /** Per cent off that the last call offers; 0: no coupon. */
    couponPercent: z.number().int().min(0).max(50).default(0),
  })
  .superRefine(inOrder("savedAfterMinutes", "questionsAfterMinutes", "lastCallAfterMinutes"))
  .refine(({ idleMinutes, savedAfterMinutes }) => savedAfterMinutes >= idleMinutes, {
    path: ["savedAfterMinutes"],
    message: "must come later than the step before it",
  });

export type CartRecoverySettings = z.output<typeof cartRecoverySettings>;

/**
 * When staff answers that nobody read go out by mail: so long after the first of them, and so long after the last such mail of the
 * conversation, in minutes of the flow. Defaults: FLOWS.md "Missed chat reply".
 */
export const missedRepliesSettings = z.object({
  on: z.boolean().default(true),
  afterMinutes: wait(5),
  pauseMinutes: wait(15),
});

export type MissedRepliesSettings = z.output<typeof missedRepliesSettings>;

/** Minutes of the flow after the confirmation (FLOWS.md: at once, day 2, day 5). */
export const welcomeSettings = z
  .object({
    ...marketing,
    welcomeAfterMinutes: z.number().int().min(0).max(MINUTES_PER_DAY).default(0),
    favouritesAfterMinutes: wait(2 * MINUTES_PER_DAY),
    helpAfterMinutes: wait(5 * MINUTES_PER_DAY),
  })
  .superRefine(inOrder("welcomeAfterMinutes", "favouritesAfterMinutes", "helpAfterMinutes"));

/** Minutes of the flow after the delivery (FLOWS.md: 7 d, one reminder 7 d later). */
export const reviewRequestsSettings = z
  .object({
    ...marketing,
    requestAfterMinutes: wait(7 * MINUTES_PER_DAY),
    reminderAfterMinutes: wait(14 * MINUTES_PER_DAY),
  })
  .superRefine(inOrder("requestAfterMinutes", "reminderAfterMinutes"));

/** Days (FLOWS.md: 7 d before at 09:00; coupon valid 14 d after the day; one reminder 3 d before it expires). */
export const birthdaysSettings = z.object({
  ...marketing,
  offerDaysBefore: days(7),
  /** How long after the day the coupon is valid. */
  validDays: days(14),
  reminderDaysBeforeEnd: days(3, 30),
  couponPercent: percentOff(10),
});

/** Minutes of the flow after the last order or human click (FLOWS.md: 60 d, 90 d, 120 d). */
export const reactivationSettings = z
  .object({
    ...marketing,
    missYouAfterMinutes: wait(60 * MINUTES_PER_DAY),
    winBackAfterMinutes: wait(90 * MINUTES_PER_DAY),
    stayOrGoAfterMinutes: wait(120 * MINUTES_PER_DAY),
    couponPercent: percentOff(10),
    /** How long the offer of the second mail is valid. */
    couponValidDays: days(14),
  })
  .superRefine(inOrder("missYouAfterMinutes", "winBackAfterMinutes", "stayOrGoAfterMinutes"));

/** What staff change about all flows. `marketingOn: false` is the kill switch of every marketing mail of flows and campaigns. */
export const flowSettings = z.object({
  marketingOn: z.boolean().default(true),
  cartRecovery: cartRecoverySettings.prefault({}),
  missedReplies: missedRepliesSettings.prefault({}),
  welcome: welcomeSettings.prefault({}),
  reviewRequests: reviewRequestsSettings.prefault({}),
  birthdays: birthdaysSettings.prefault({}),
  reactivation: reactivationSettings.prefault({}),
  /** An order within so many days of a human click on a flow's mail counts as that flow's (FLOWS.md "Attribution"). */
  attributionDays: z.number().int().min(1).max(30).default(5),
});

export type FlowSettings = z.output<typeof flowSettings>;

/** What of the settings is to change: a flow's whole, and what stands for all of them; the rest stays as it is. */
export const flowSettingsChange = z.strictObject({
  marketingOn: z.boolean().optional(),
  cartRecovery: cartRecoverySettings.optional(),
  missedReplies: missedRepliesSettings.optional(),
  welcome: welcomeSettings.optional(),
  reviewRequests: reviewRequestsSettings.optional(),
  birthdays: birthdaysSettings.optional(),
  reactivation: reactivationSettings.optional(),
  attributionDays: z.number().int().min(1).max(30).optional(),
});

export type FlowSettingsChange = z.output<typeof flowSettingsChange>;

/** Names and ids as we mint them; anything else cannot name a row. */
export const rowName = z.string().regex(/^[\w-]{1,60}$/, "is not a name or id of ours");

/** Which runs a page of the list shows; `cursor` is the last run id of the page before. */
export const runFilter = z.object({
  flow: rowName.optional(),
  state: z.enum(["all", "waiting", "ended"]).default("all"),
  /** Only those that began at this moment or later. */
  since: z.date().optional(),
  /** Only those about one of these; unset or empty: about anything. */
  subjectIds: z.array(rowName).max(20).optional(),
  cursor: rowName.nullish(),
});

export type RunFilter = z.input<typeof runFilter>;

/** What a step of a flow came to; `sent` and `declined` are about its mail, `skipped` needed none. */
export const stepOutcomes = ["sent", "unknown", "declined", "deferred", "skipped", "dropped"] as const;

export type StepOutcome = (typeof stepOutcomes)[number];

const eventId = z.string().regex(/^[\w.:-]{1,100}$/, "at most 100 letters, digits and . : _ -");

/** One event as another program hands it in (CONTRACT.md "Events"); name and data are checked against the catalogue. */
export const givenEvent = z.strictObject({
  name: z.string().min(1).max(100),
  data: z.record(z.string(), z.unknown()).default({}),
  id: eventId.optional(),
});

export const givenEvents = z.union([givenEvent.transform((event) => [event]), z.array(givenEvent).min(1).max(100)]);

export type GivenEvent = z.output<typeof givenEvent>;
