import { AuthError, customerAuth } from "@/lib/auth";
import { db, inTransaction } from "@/lib/db";
import { relaySoon } from "@/lib/outbox";
import { resetLinkNotValid } from "./errors";
import { proveAddress } from "./verify-login-email";

/** The account a mailed reset token is for, while the token is good; looking uses nothing up. */
export async function findResetLogin(token: string, now = new Date()): Promise<{ email: string } | null> {
  const found = await db.customerLoginVerification.findFirst({
    where: { identifier: `reset-password:${token}`, expiresAt: { gt: now } },
  });
  return found && db.customerLogin.findUnique({ where: { id: found.value }, select: { email: true } });
}

/**
 * Sets a new password with a mailed token, which is used up by it. The mail proves the address; every session and browser that
 * was signed in before is signed out, so whoever had taken the address without owning it is gone.
 * @throws DomainError `customers.reset_link_not_valid`
 */
export async function resetPassword({ token, password }: { token: string; password: string }): Promise<void> {
  const login = await findResetLogin(token);
  if (!login) throw resetLinkNotValid();
  try {
    await customerAuth().api.resetPassword({ body: { token, newPassword: password } });
  } catch (error) {
    if (error instanceof AuthError) throw resetLinkNotValid();
    throw error;
  }
  await inTransaction(async (tx) => {
    const { id } = await tx.customerLogin.findUniqueOrThrow({ where: { email: login.email }, select: { id: true } });
    await tx.customerLoginSession.deleteMany({ where: { userId: id } });
    const customerId = await proveAddress(tx, id);
    await tx.visitor.updateMany({ where: { customerId }, data: { customerId: null } });
  });
  relaySoon();
}
