import { z } from "zod";

/** What a timeline tells of. */
export const momentKinds = ["mail", "order", "chat", "consent", "other"] as const;
export type MomentKind = (typeof momentKinds)[number];

export const personInput = z.object({ id: z.string().max(60) });

export const timelineInput = personInput.extend({
  kind: z.enum(momentKinds).optional(),
  /** Only what was before this moment, as an ISO time. */
  cursor: z.iso.datetime().nullish(),
});
