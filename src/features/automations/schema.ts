import { z } from "zod";

const MINUTES_PER_DAY = 24 * 60;

/** Longest wait that can be set: a month, far below the 366 days that Inngest can sleep. */
const MAX_WAIT_MINUTES = 30 * MINUTES_PER_DAY;

const wait = (fallback: number) => z.number().int().min(1).max(MAX_WAIT_MINUTES).default(fallback);

/**
 * When the three reminders of a left cart go out, in minutes of the flow after the cart's last change. Defaults: FLOWS.md
 * "Cart recovery" (idle 1 h; mails at 1 h, 24 h, 72 h). `on: false` stops the flow, also runs under way at their next mail.
 */
export const cartRecoverySettings = z
  .object({
    on: z.boolean().default(true),
    idleMinutes: wait(60),
    savedAfterMinutes: wait(60),
    questionsAfterMinutes: wait(MINUTES_PER_DAY),
    lastCallAfterMinutes: wait(3 * MINUTES_PER_DAY),
  })
  .superRefine((value, issues) => {
    const order = ["idleMinutes", "savedAfterMinutes", "questionsAfterMinutes", "lastCallAfterMinutes"] as const;
    for (const [index, name] of order.entries()) {
      const before = order[index - 1];
      if (!before || value[name] > value[before] || (index === 1 && value[name] === value[before])) continue;
      issues.addIssue({ code: "custom", path: [name], message: "must come later than the step before it" });
    }
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

/** What staff change about all flows. `marketingOn: false` is the kill switch of every marketing mail of a flow. */
export const flowSettings = z.object({
  marketingOn: z.boolean().default(true),
  cartRecovery: cartRecoverySettings.prefault({}),
  missedReplies: missedRepliesSettings.prefault({}),
});

export type FlowSettings = z.output<typeof flowSettings>;

/** Names and ids as we mint them; anything else cannot name a row. */
export const rowName = z.string().regex(/^[\w-]{1,60}$/, "is not a name or id of ours");

/** Which runs a page of the list shows; `cursor` is the last run id of the page before. */
export const runFilter = z.object({
  flow: rowName.optional(),
  state: z.enum(["all", "waiting", "ended"]).default("all"),
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
