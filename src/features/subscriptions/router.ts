import { z } from "zod";
import { takePoint } from "@/lib/rate-limit";
import { publicProcedure, router } from "@/lib/trpc";
import { requestSubscription } from "./request-subscription";
import { CONSENT_TEXT, emailInput } from "./schema";

/** Many phones of one mobile network share an address, so it is generous; each mailbox has its own, tighter limit. */
const PER_ADDRESS = { name: "subscriptions.request", points: 60, perSeconds: 3_600 };

export const subscriptionsRouter = router({
  /** Asks the address to confirm; answers the same whoever it is. */
  request: publicProcedure
    .input(
      z.object({
        email: emailInput,
        name: z.string().trim().max(120).nullish(),
        source: z.string().trim().min(1).max(40).default("form"),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      await takePoint(PER_ADDRESS, ctx.ip ?? "unknown");
      await requestSubscription({ ...input, textShown: CONSENT_TEXT, ip: ctx.ip, userAgent: ctx.userAgent });
      return {};
    }),
});
