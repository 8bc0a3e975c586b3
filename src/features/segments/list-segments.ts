import { db } from "@/lib/db";
import { type AudienceRules, audienceRules } from "./schema";

export type Segment = { id: string; name: string; rules: AudienceRules; updatedAt: Date };

/** All segments by name. One whose rules are of a shape that is not understood any more is left out. */
export async function listSegments(): Promise<Segment[]> {
  const rows = await db.segment.findMany({ orderBy: { name: "asc" } });
  return rows.flatMap(({ id, name, rules, updatedAt }) => {
    const parsed = audienceRules.safeParse(rules);
    return parsed.success ? [{ id, name, rules: parsed.data, updatedAt }] : [];
  });
}
