import { db, inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { keptPath, PAGE_VIEWS_KEPT_MS } from "./rules";

export type SeenPage = { path: string; title?: string };

/**
 * Notes that a visitor has a page before the eyes. The page he is on already (opened again, or drawn again after a form) is not
 * written twice: its time moves on. Views older than 30 days go with it.
 */
export async function recordPageView(visitorId: string, page: SeenPage, now = new Date()): Promise<void> {
  const path = keptPath(page.path);
  const title = page.title?.slice(0, 200) ?? null;
  await inTransaction(async (tx) => {
    // Two pages asked for at once by one browser are written one after the other.
    const [known] = await tx.$queryRaw<unknown[]>`
      UPDATE visitor SET last_seen_at = greatest(last_seen_at, ${now}) WHERE id = ${visitorId} RETURNING 1`;
    if (!known) return;
    const last = await tx.pageView.findFirst({
      where: { visitorId },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: { id: true, path: true },
    });
    if (last?.path === path) await tx.pageView.update({ where: { id: last.id }, data: { at: now, title } });
    else await tx.pageView.create({ data: { id: newId("pgv"), visitorId, path, title, at: now } });
  });
  await db.pageView.deleteMany({ where: { visitorId, at: { lt: new Date(now.getTime() - PAGE_VIEWS_KEPT_MS) } } });
}
