import { inTransaction, isUniqueViolation } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { normaliseEmail } from "@/lib/text";
import { openAccount, readablePassword } from "./open-account";
import type { CreateStaffInput } from "./schema";

/**
 * An account for a colleague. The generated password is in the answer and nowhere else: whoever made the account hands it over.
 * @throws DomainError `staff.email_taken`, also when the account of this address was deactivated
 */
export async function createStaff(
  input: CreateStaffInput,
): Promise<{ id: string; name: string; email: string; password: string }> {
  const { name } = input;
  const email = normaliseEmail(input.email);
  const password = readablePassword();
  try {
    const id = await inTransaction((tx) => openAccount(tx, { name, email, password }));
    return { id, name, email, password };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = "Somebody has this address already. Look below: an account that was closed can be opened again.";
    throw new DomainError("conflict", "staff.email_taken", message, { fields: { email: message } });
  }
}
