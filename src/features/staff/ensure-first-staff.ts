import { inTransaction } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { normaliseEmail } from "@/lib/text";
import { openAccount, readablePassword } from "./open-account";
import { MIN_PASSWORD_LENGTH } from "./schema";

const DEFAULT_EMAIL = "owner@householdplanet.example";
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
    await openAccount(tx, { name: nameFrom(email), email, password });
    return wanted.password ? { email } : { email, password };
  });
}

function nameFrom(email: string): string {
  const [first = "staff"] = email.split(/[@.+]/);
  return first.charAt(0).toUpperCase() + first.slice(1);
}
