import { db, type Tx } from "@/lib/db";
import { matchCustomers } from "./match-customers";
import type { AudienceRules } from "./schema";

/** How many people the rules mean at this moment, whether they may be mailed or not. */
export async function countAudience(rules: AudienceRules, now = new Date(), tx: Tx = db): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM customer c WHERE ${matchCustomers(rules, now)}`;
  return Number(row?.count ?? 0);
}
