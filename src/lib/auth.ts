import { type BetterAuthOptions, betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { db } from "./db";
import { env } from "./env";
import { newId } from "./id";
import { DAY_MS, SECOND_MS } from "./time";

/** What better-auth throws when it refuses; `status` says which refusal. */
export { APIError as AuthError } from "better-auth/api";
/** The hash that better-auth compares passwords with (scrypt), for accounts that are not made by signing up. */
export { hashPassword } from "better-auth/crypto";

const MIN_PASSWORD_LENGTH = 10;

/** Mails the link by which a forgotten password is set anew; the feature that owns the people hands it in. */
type PasswordResetSender = (login: { id: string; name: string; email: string }, url: string) => Promise<void>;

let sendPasswordReset: PasswordResetSender | undefined;

/** Called once by the customers feature; better-auth is made lazily, so the order of loading does not matter. */
export function onPasswordReset(sender: PasswordResetSender): void {
  sendPasswordReset = sender;
}

function common(basePath: string, cookiePrefix: string, idPrefix: string): BetterAuthOptions {
  return {
    database: prismaAdapter(db, { provider: "postgresql" }),
    secret: env().AUTH_SECRET,
    baseURL: env().APP_URL,
    // A phone in the shop's network reaches the same server under another name; the origin must still be our own host.
    trustedOrigins: (request) => {
      const host = request?.headers.get("host");
      return host ? [`http://${host}`, `https://${host}`] : [];
    },
    basePath,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    advanced: { cookiePrefix, database: { generateId: () => newId(idPrefix) } },
    plugins: [nextCookies()],
  };
}

const session = { expiresIn: (30 * DAY_MS) / SECOND_MS, updateAge: DAY_MS / SECOND_MS };

function createStaffAuth() {
  return betterAuth({
    ...common("/api/auth/staff", "hp_staff", "stf"),
    user: { modelName: "staff" },
    session: { modelName: "staffSession", ...session },
    account: { modelName: "staffAccount" },
    verification: { modelName: "staffVerification" },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: MIN_PASSWORD_LENGTH },
  });
}

function createCustomerAuth() {
  return betterAuth({
    ...common("/api/auth/customer", "hp_customer", "cul"),
    user: { modelName: "customerLogin" },
    session: { modelName: "customerLoginSession", ...session },
    account: { modelName: "customerLoginAccount" },
    verification: { modelName: "customerLoginVerification" },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      autoSignIn: true,
      sendResetPassword: async ({ user, url }) => sendPasswordReset?.(user, url),
    },
  });
}

let staff: ReturnType<typeof createStaffAuth> | undefined;
let customer: ReturnType<typeof createCustomerAuth> | undefined;

/** Sign-in of the shop's staff (better-auth over the Staff tables). There is no sign-up: accounts are made by staff. */
export function staffAuth() {
  staff ??= createStaffAuth();
  return staff;
}

/** Sign-up and sign-in of customers (better-auth over the CustomerLogin tables). Throttling is done by the use cases. */
export function customerAuth() {
  customer ??= createCustomerAuth();
  return customer;
}
