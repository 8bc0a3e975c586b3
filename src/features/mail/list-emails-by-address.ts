import type { EmailLog, Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { literally } from "@/lib/text";

/** What many mails have in common is found among so many of the newest, which are read faster than any index. */
const NEWEST = 5_000;
/** So many people whose address holds the part, the newest, are looked at. */
const MOST_PEOPLE = 5_000;

/**
 * The newest `take` mails to addresses that hold a part, newest first. An index of all the parts of all addresses would cost each mail
 * that is sent as much as all else that is written about it; instead the people are found by their own index and the mails by
 * the people, and what went to nobody known has a small index of its own (QUALITY.md P9, P14).
 * @param where what else they have to be
 * @param cursor only mails before this one
 */
export async function listEmailsByAddress(
  part: string,
  where: Prisma.EmailLogWhereInput,
  cursor: string | null | undefined,
  take: number,
): Promise<EmailLog[]> {
  const before = cursor ? { id: { lt: cursor } } : {};
  const wanted = (more: Prisma.EmailLogWhereInput) =>
    db.emailLog.findMany({ where: { AND: [where, before, more] }, orderBy: { id: "desc" }, take });
  const toEmail = { contains: literally(part) };
  const [oldest] = await db.emailLog.findMany({
    ...{ where: before, orderBy: { id: "desc" }, skip: NEWEST, take: 1, select: { id: true } },
  });
  const newest = await wanted({ toEmail, ...(oldest ? { id: { gt: oldest.id } } : {}) });
  if (!oldest || newest.length === take) return newest;
  const people = await db.customer.findMany({
    ...{ where: { email: toEmail }, orderBy: { id: "desc" }, take: MOST_PEOPLE, select: { id: true } },
  });
  const [known, strangers] = await Promise.all([
    people.length > 0 ? wanted({ customerId: { in: people.map(({ id }) => id) }, toEmail }) : [],
    wanted({ customerId: null, toEmail }),
  ]);
  return [...known, ...strangers].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, take);
}
