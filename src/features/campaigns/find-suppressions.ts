import type { Tx } from "@/lib/db";

/** Why marketing must not reach each of the addresses (normalised); who is free is not in the answer. */
export async function findSuppressions(tx: Tx, emails: string[], now: Date): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<
    { email: string; reason: string }[]
  >`SELECT DISTINCT ON (email) email, reason::text AS reason
    FROM suppression WHERE email = ANY(${emails}::text[]) AND lifted_at IS NULL AND (until IS NULL OR until > ${now}::timestamptz)
    ORDER BY email, at DESC`;
  return new Map(rows.map(({ email, reason }) => [email, reason]));
}
