import { db, type Tx } from "@/lib/db";
import { matchCustomers } from "./match-customers";
import { type AudiencePerson, personColumns } from "./rows";
import type { AudienceRules } from "./schema";

/**
 * The next `limit` people that the rules mean, in the order of their ids, behind `afterId` (null: from the first). Fewer than `limit`:
 * there are no more. A walk that remembers the last id meets everybody once, however many come and go meanwhile.
 */
export function listAudience(
  rules: AudienceRules,
  afterId: string | null,
  limit: number,
  now = new Date(),
  tx: Tx = db,
): Promise<AudiencePerson[]> {
  return tx.$queryRaw<AudiencePerson[]>`
    SELECT ${personColumns} FROM customer c WHERE c.id > ${afterId ?? ""} AND ${matchCustomers(rules, now)}
    ORDER BY c.id LIMIT ${limit}`;
}
