import "server-only";
import { type Context, publicProcedure, router, shopperProcedure, staffProcedure } from "@/lib/trpc";
import { changeProfile } from "./change-profile";
import { dropVisitorCookie, giveVisitorCookie } from "./ensure-visitor";
import { notSignedIn } from "./errors";
import { getProfile } from "./get-profile";
import { customerFilter, listCustomers } from "./list-customers";
import { listTags } from "./list-tags";
import { requestPasswordReset } from "./request-password-reset";
import { resetPassword } from "./reset-password";
import {
  type Comer,
  changeProfileInput,
  languageInput,
  requestPasswordResetInput,
  resetPasswordInput,
  signInInput,
  signUpInput,
  tagInput,
} from "./schema";
import { signIn, signOut } from "./sign-in";
import { signUp } from "./sign-up";
import { setLanguage, tagCustomer, untagCustomer } from "./tag-customer";

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

/** Staff's side: who the customers are, and how they are sorted. */
export const customersAdminRouter = router({
  listCustomers: staffProcedure.input(customerFilter).query(({ input }) => listCustomers(input)),
  listTags: staffProcedure.query(() => listTags()),
  tagCustomer: staffProcedure.input(tagInput).mutation(({ input }) => tagCustomer(input.customerId, input.tag)),
  untagCustomer: staffProcedure.input(tagInput).mutation(({ input }) => untagCustomer(input.customerId, input.tag)),
  setLanguage: staffProcedure
    .input(languageInput)
    .mutation(({ input }) => setLanguage(input.customerId, input.language)),
});
