import { db } from "@/lib/db";
import { matchCustomers } from "./match-customers";
import { type AudiencePerson, personColumns } from "./rows";
import type { AudienceRules } from "./schema";

const SAMPLE = 8;

/** Eight people whom the rules mean, the newest first, so that staff see whether they meant these. */
export function sampleAudience(rules: AudienceRules, now = new Date()): Promise<AudiencePerson[]> {
  return db.$queryRaw<AudiencePerson[]>`
    SELECT ${personColumns} FROM customer c WHERE ${matchCustomers(rules, now)} ORDER BY c.id DESC LIMIT ${SAMPLE}`;
}
