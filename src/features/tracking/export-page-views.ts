import { db } from "@/lib/db";

/** The pages that these browsers opened, as far as they are still known, oldest first. */
export function exportPageViews(visitorIds: string[]) {
  return db.pageView.findMany({
    where: { visitorId: { in: visitorIds } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { at: true, path: true, title: true },
  });
}
