import { z } from "zod";
import { checkDays, reportDays } from "@/features/reports/schema";

/** What a report looks at: whole days of the shop's calendar, the last one included. */
export const reportInput = z
  .object({
    ...reportDays,
    /** `business` counts waiting times in opening hours only. */
    hours: z.enum(["all", "business"]).default("all"),
  })
  .superRefine(checkDays);
export type ReportInput = z.output<typeof reportInput>;

/** A conversation in which the visitor wrote, as reports see it; spam is left out of all of them. */
export type ConversationFacts = {
  id: string;
  /** The visitor's first message. */
  startedAt: Date;
  /** The first message of a person after it. */
  firstReplyAt: Date | null;
  firstReplyBy: string | null;
  /** The bot answered at least once after it. */
  botAnswered: boolean;
  /** The bot gave it to people. */
  handedOverAt: Date | null;
  closedAt: Date | null;
};

/** A conversation that was closed within the span (and not opened again). */
export type EndFacts = {
  id: string;
  startedAt: Date;
  closedAt: Date;
  closedBy: string | null;
  /** What the shopper said, else what staff said. */
  resolved: boolean;
};

export type RatingFacts = { staffId: string | null; stars: number };

export type ReportFacts = { conversations: ConversationFacts[]; ends: EndFacts[]; ratings: RatingFacts[] };
