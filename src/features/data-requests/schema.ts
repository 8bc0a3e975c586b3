import { z } from "zod";
import { emailInput } from "@/features/subscriptions/schema";

/** What somebody may ask for: a copy of the own data, or their erasure. */
export const kinds = ["export", "erase"] as const;
export type Kind = (typeof kinds)[number];

/** Staff note what somebody asked for in a call, a letter or the chat. */
export const noteRequestInput = z.object({
  kind: z.enum(kinds),
  email: emailInput,
  source: z.string().trim().min(1, "Please say how you were asked.").max(200, "Please keep it to 200 characters."),
});

export const requestIdInput = z.object({ requestId: z.string().max(60) });

export const refuseRequestInput = requestIdInput.extend({
  refusal: z.string().trim().min(1, "Please say why.").max(1_000, "Please keep it to 1,000 characters."),
});

export const requestFilter = z.object({
  state: z.enum(["open", "settled"]).default("open"),
  cursor: z.string().max(60).nullish(),
});
