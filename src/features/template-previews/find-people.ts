import { db } from "@/lib/db";
import { literally } from "@/lib/text";

const MOST = 8;

export type FoundPerson = { id: string; name: string; email: string };

/** Up to eight customers whose name or address holds the words, the newest first; without words the newest eight. */
export function findPeople(query: string): Promise<FoundPerson[]> {
  // `%` and `_` would stand for anything.
  const contains = { contains: literally(query), mode: "insensitive" } as const;
  return db.customer.findMany({
    where: { erasedAt: null, ...(query && { OR: [{ name: contains }, { email: contains }] }) },
    // Ids are in the order of time, and the table is in theirs.
    orderBy: { id: "desc" },
    take: MOST,
    select: { id: true, name: true, email: true },
  });
}
