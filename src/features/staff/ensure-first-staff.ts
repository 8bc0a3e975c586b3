import { randomInt } from "node:crypto";
import { hashPassword } from "@/lib/auth";
import { inTransaction, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { normaliseEmail } from "@/lib/text";
import { MIN_PASSWORD_LENGTH } from "./schema";

const DEFAULT_EMAIL = "owner@householdplanet.example";
const PASSWORD_WORDS = 5;
/** Any number that no other advisory lock of the product has. */
const FIRST_STAFF_LOCK = 720_001;

export type FirstStaff = {
  email: string;
  /** Only when the account was made by this call and its password was generated. */
  password?: string;
};

/**
 * Makes the first staff account when there is none yet; otherwise changes nothing, whatever is asked for. Called by several
 * processes at once it makes one account.
 * @returns the address to sign in with: the new account's, or the oldest one's
 * @throws DomainError `staff.password_too_short`
 */
export async function ensureFirstStaff(wanted: { email?: string; password?: string } = {}): Promise<FirstStaff> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_STAFF_LOCK})`;
    const oldest = await tx.staff.findFirst({ orderBy: { createdAt: "asc" }, select: { email: true } });
    if (oldest) return { email: oldest.email };
    if (wanted.password && wanted.password.length < MIN_PASSWORD_LENGTH)
      throw new DomainError("invalid", "staff.password_too_short", "STAFF_PASSWORD must have 10 characters or more.");
    const email = normaliseEmail(wanted.email || DEFAULT_EMAIL);
    const password = wanted.password || readablePassword();
    await createStaff(tx, email, password);
    return wanted.password ? { email } : { email, password };
  });
}

/** The rows better-auth reads at sign-in (lib/auth: e-mail and password, provider `credential`). */
async function createStaff(tx: Tx, email: string, password: string): Promise<void> {
  const id = newId("stf");
  await tx.staff.create({ data: { id, email, name: nameFrom(email), emailVerified: true } });
  await tx.staffAccount.create({
    data: {
      id: newId("sta"),
      accountId: id,
      providerId: "credential",
      userId: id,
      password: await hashPassword(password),
    },
  });
}

function nameFrom(email: string): string {
  const [first = "staff"] = email.split(/[@.+]/);
  return first.charAt(0).toUpperCase() + first.slice(1);
}

/** Five words of two syllables, about 62 bits: easy to type off a terminal, nothing to guess over a throttled login. */
function readablePassword(): string {
  const syllable = () => "bdfghjklmnprstz"[randomInt(15)] + "aeiou".charAt(randomInt(5));
  return Array.from({ length: PASSWORD_WORDS }, () => syllable() + syllable()).join("-");
}
