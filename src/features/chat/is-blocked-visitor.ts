import { db } from "@/lib/db";

/** True for a visitor whom staff have shut out of the chat; a browser that is no visitor yet is shut out of nothing. */
export async function isBlockedVisitor(visitorId: string | null | undefined): Promise<boolean> {
  if (!visitorId) return false;
  const visitor = await db.visitor.findUnique({ where: { id: visitorId }, select: { blockedAt: true } });
  return Boolean(visitor?.blockedAt);
}
