import { db } from "@/lib/db";

const MOST = 200;

/** The words that staff put on people, by name. */
export async function listTags(): Promise<string[]> {
  const rows = await db.customerTag.findMany({
    distinct: ["tag"],
    orderBy: { tag: "asc" },
    take: MOST,
    select: { tag: true },
  });
  return rows.map(({ tag }) => tag);
}
