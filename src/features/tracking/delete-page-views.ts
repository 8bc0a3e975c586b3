import { db } from "@/lib/db";

/** How many page views are older than a moment. */
export const countPageViews = (before: Date): Promise<number> => db.pageView.count({ where: { at: { lt: before } } });

/** Deletes page views older than a moment, whoever made them. @returns how many */
export async function deletePageViews(before: Date): Promise<number> {
  const { count } = await db.pageView.deleteMany({ where: { at: { lt: before } } });
  return count;
}
