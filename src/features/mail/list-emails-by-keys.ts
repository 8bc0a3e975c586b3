import { db } from "@/lib/db";
import { type EmailLine, toEmailLine } from "./rows";

/** What became of the mails with these once-only keys; a key that nobody asked to send yet is missing. */
export async function listEmailsByKeys(onceKeys: string[]): Promise<Map<string, EmailLine>> {
  if (onceKeys.length === 0) return new Map();
  const rows = await db.emailLog.findMany({ where: { onceKey: { in: onceKeys } } });
  return new Map(rows.map((row) => [row.onceKey, toEmailLine(row)]));
}
