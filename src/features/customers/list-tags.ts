import { db } from "@/lib/db";

/** Every tag that is on somebody, by name, with how many people have it. */
export async function listTags(): Promise<{ tag: string; people: number }[]> {
  const rows = await db.customerTag.groupBy({ by: ["tag"], _count: true, orderBy: { tag: "asc" } });
  return rows.map(({ tag, _count }) => ({ tag, people: _count }));
}
