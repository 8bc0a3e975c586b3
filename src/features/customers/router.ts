import "server-only";
import { type Context, publicProcedure, router, shopperProcedure } from "@/lib/trpc";
import { changeProfile } from "./change-profile";
import { dropVisitorCookie, giveVisitorCookie } from "./ensure-visitor";
import { notSignedIn } from "./errors";
import { getProfile } from "./get-profile";
import { requestPasswordReset } from "./request-password-reset";
import { resetPassword } from "./reset-password";
import {
  type Comer,
  changeProfileInput,
  requestPasswordResetInput,
  resetPasswordInput,
  signInInput,
  signUpInput,
} from "./schema";
import { signIn, signOut } from "./sign-in";
import { signUp } from "./sign-up";

const comer = ({ visitorId, ip, userAgent, headers }: Context & { visitorId: string }): Comer => ({
  visitorId,
  ip,
  userAgent,
  headers,
});

async function signedIn(ctx: Context) {
  const customer = await ctx.customer();
  if (!customer) throw notSignedIn();
  return customer;
}

/** A customer's way into the account, and the account itself. */
export const customersRouter = router({
  signUp: shopperProcedure.input(signUpInput).mutation(async ({ ctx, input }) => {
    const entered = await signUp(input, comer(ctx));
    await giveVisitorCookie(entered.visitorId);
    return entered;
  }),
  signIn: shopperProcedure.input(signInInput).mutation(async ({ ctx, input }) => {
    const entered = await signIn(input, comer(ctx));
    await giveVisitorCookie(entered.visitorId);
    return entered;
  }),
  signOut: publicProcedure.mutation(async ({ ctx }) => {
    await signOut(ctx.headers);
    await dropVisitorCookie();
  }),
  requestPasswordReset: publicProcedure
    .input(requestPasswordResetInput)
    .mutation(({ ctx, input }) => requestPasswordReset(input, ctx)),
  resetPassword: publicProcedure.input(resetPasswordInput).mutation(({ input }) => resetPassword(input)),
  /** Who is signed in; null for guests. */
  whoAmI: publicProcedure.query(({ ctx }) => ctx.customer()),
  getProfile: publicProcedure.query(async ({ ctx }) => getProfile(await signedIn(ctx))),
  changeProfile: publicProcedure
    .input(changeProfileInput)
    .mutation(async ({ ctx, input }) => changeProfile(input, await signedIn(ctx))),
});
