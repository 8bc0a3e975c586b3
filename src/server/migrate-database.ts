import { migrateDatabase } from "@/lib/migrate";

/**
 * The command behind `npm run db:migrate` and every start: brings the database of DATABASE_URL to the schema of this checkout,
 * and says what was applied. Ends with 1 and the reason when it cannot.
 */
try {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set.");
  const applied = await migrateDatabase(url);
  if (applied.length > 0) process.stdout.write(`Applied ${applied.length} migration(s): ${applied.join(", ")}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
