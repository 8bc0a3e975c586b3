import { db } from "@/lib/db";
import { PRESENT_MS } from "./rules";

export type PresentVisitor = { visitorId: string; path: string; title: string | null; at: Date };

/** Who opened a page within the last 5 minutes, with the newest one, the latest arrival first. */
export async function listPresentVisitors(limit: number, now = new Date()): Promise<PresentVisitor[]> {
  const since = new Date(now.getTime() - PRESENT_MS);
  const rows = await db.$queryRaw<PresentVisitor[]>`
    SELECT DISTINCT ON (visitor_id) visitor_id AS "visitorId", path, title, at FROM page_view
    WHERE at > ${since} ORDER BY visitor_id, at DESC`;
  return rows.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
}
