import { db } from "@/lib/db";
import { PRESENT_MS } from "./rules";

export type PageViewLine = { id: string; path: string; title: string | null; at: Date };

/** The newest pages a visitor saw, newest first, and the one he is on now: the newest, if it is younger than 5 minutes. */
export async function listPageViews(
  visitorId: string,
  limit: number,
  now = new Date(),
): Promise<{ views: PageViewLine[]; here: PageViewLine | null }> {
  const views = await db.pageView.findMany({
    where: { visitorId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, path: true, title: true, at: true },
  });
  const newest = views[0];
  return { views, here: newest && now.getTime() - newest.at.getTime() < PRESENT_MS ? newest : null };
}
