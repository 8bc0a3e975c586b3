import { db } from "@/lib/db";
import type { ApiKeyView } from "./schema";

/** The keys that work, of all staff, newest first; never the keys themselves. */
export async function listApiKeys(): Promise<ApiKeyView[]> {
  const rows = await db.staffApiKey.findMany({
    where: { revokedAt: null },
    orderBy: { id: "desc" },
    include: { staff: { select: { name: true } } },
  });
  return rows.map(({ id, name, hint, staff, createdAt, lastUsedAt }) => ({
    id,
    name,
    hint,
    staffName: staff.name,
    createdAt,
    lastUsedAt,
  }));
}
