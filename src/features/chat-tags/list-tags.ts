import { db } from "@/lib/db";

/** Every tag by name, with the number of conversations that carry it. */
export async function listTags(): Promise<{ id: string; name: string; conversations: number }[]> {
  const tags = await db.chatTag.findMany({
    orderBy: { name: "asc" },
    select: { id: true, name: true, _count: { select: { sessions: true } } },
  });
  return tags.map(({ id, name, _count }) => ({ id, name, conversations: _count.sessions }));
}
