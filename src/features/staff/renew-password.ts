import { hashPassword } from "@/lib/auth";
import { inTransaction } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { readablePassword } from "./open-account";

/**
 * A new generated password for somebody who lost his; the old one opens nothing any more and he is signed out everywhere. It is
 * in the answer and nowhere else.
 * @throws DomainError `staff.unknown`, also for a closed account
 */
export async function renewPassword(id: string): Promise<{ name: string; email: string; password: string }> {
  const password = readablePassword();
  const hashed = await hashPassword(password);
  return inTransaction(async (tx) => {
    const staff = await tx.staff.findFirst({
      where: { id, deactivatedAt: null },
      select: { name: true, email: true },
    });
    if (!staff) throw new DomainError("not_found", "staff.unknown", "Nobody of this id works here.");
    await tx.staffAccount.updateMany({ where: { userId: id, providerId: "credential" }, data: { password: hashed } });
    await tx.staffSession.deleteMany({ where: { userId: id } });
    return { ...staff, password };
  });
}
