import { ensureFirstStaff } from "@/features/staff/ensure-first-staff";
import { closeDatabase } from "@/lib/db";

/**
 * Run by the launcher before the shop opens: prints one line of JSON, `{"email"}` or, when the account was made now with a
 * generated password, `{"email", "password"}`. A fault goes to stderr with exit code 1.
 */
try {
  const { STAFF_EMAIL, STAFF_PASSWORD } = process.env;
  const first = await ensureFirstStaff({ email: STAFF_EMAIL, password: STAFF_PASSWORD });
  process.stdout.write(`${JSON.stringify(first)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
