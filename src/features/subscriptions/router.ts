import { z } from "zod";
import { takePoint } from "@/lib/rate-limit";
import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { blockAddress, liftSuppression } from "./block-address";
import { importSubscribers } from "./import-subscribers";
import { listSubscribers, subscriberFilter } from "./list-subscribers";
import { planImport } from "./plan-import";
import { requestSubscription } from "./request-subscription";
import { resendConfirmation } from "./resend-confirmation";
import { CONSENT_TEXT, emailInput, importInput, planImportInput } from "./schema";

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

const address = z.object({ email: emailInput });

/** Staff's side: who gets mail, and lists that are brought in. */
export const subscriptionsAdminRouter = router({
  listSubscribers: staffProcedure.input(subscriberFilter).query(({ input }) => listSubscribers(input)),
  resendConfirmation: staffProcedure
    .input(z.object({ subscriptionId: z.string().max(60) }))
    .mutation(({ ctx, input }) => resendConfirmation(input.subscriptionId, ctx.staffMember.name)),
  blockAddress: staffProcedure.input(address).mutation(({ input }) => blockAddress(input.email)),
  liftSuppression: staffProcedure.input(address).mutation(({ input }) => liftSuppression(input.email)),
  /** The dry run: says of each row what would become of it. */
  planImport: staffProcedure.input(planImportInput).mutation(({ input }) => planImport(input)),
  importSubscribers: staffProcedure
    .input(importInput)
    .mutation(({ ctx, input }) => importSubscribers(input, ctx.staffMember)),
});
