import { z } from "zod";
import { topics } from "@/features/subscriptions/schema";

const DAYS = z.number().int().min(1).max(3_650);
const words = z.array(z.string().trim().min(1).max(60)).min(1).max(50);
const has = z.enum(["has", "has_not"]);
const amount = z.enum(["at_least", "at_most"]);

/** One thing to ask about a person. Money is cents of KES; days count back from now. */
export const condition = z.discriminatedUnion("about", [
  /** May be mailed marketing (of a topic): confirmed, not left, not paused. */
  z.object({
    about: z.literal("consent"),
    is: z.enum(["subscribed", "not_subscribed"]),
    topic: z.enum(topics).optional(),
  }),
  z.object({ about: z.literal("county"), is: z.enum(["in", "not_in"]), counties: words }),
  /** Unset on the person: English. */
  z.object({ about: z.literal("language"), is: z.enum(["en", "sw"]) }),
  /** Orders that were not cancelled; `withinDays` unset: ever. */
  z.object({
    about: z.literal("orders"),
    is: amount,
    count: z.number().int().min(0).max(10_000),
    withinDays: DAYS.optional(),
  }),
  z.object({
    about: z.literal("spent"),
    is: amount,
    cents: z.number().int().min(0).max(2_000_000_000),
    withinDays: DAYS.optional(),
  }),
  /** `not_within` holds for who never ordered too. */
  z.object({ about: z.literal("last_order"), is: z.enum(["within", "not_within"]), days: DAYS }),
  z.object({ about: z.literal("bought_category"), is: has, categories: words, withinDays: DAYS.optional() }),
  /** An open cart with something in it. */
  z.object({ about: z.literal("cart"), is: has }),
  /** Opens and clicks by people, never by machines (FLOWS.md). */
  z.object({
    about: z.literal("engagement"),
    did: z.enum(["opened", "clicked"]),
    is: z.enum(["within", "not_within"]),
    days: DAYS,
  }),
  z.object({ about: z.literal("tag"), is: has, tags: words }),
  z.object({ about: z.literal("birthday"), months: z.array(z.number().int().min(1).max(12)).min(1).max(12) }),
  z.object({ about: z.literal("known_for"), is: amount, days: DAYS }),
]);

export type Condition = z.output<typeof condition>;

/** Which people: those to whom all, or any, of the conditions apply. No condition: everybody. */
export const audienceRules = z.object({
  match: z.enum(["all", "any"]).default("all"),
  conditions: z.array(condition).max(20).default([]),
});

export type AudienceRules = z.output<typeof audienceRules>;

export const segmentInput = z.object({
  name: z.string().trim().min(1, "Give the segment a name.").max(80),
  rules: audienceRules,
});

export type SegmentInput = z.output<typeof segmentInput>;
