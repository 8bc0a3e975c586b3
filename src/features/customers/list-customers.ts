import { z } from "zod";
import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { literally } from "@/lib/text";

const PAGE = 25;

export const customerFilter = z.object({
  /** A part of the name or the address. */
  search: z.string().trim().max(254).optional(),
  tag: z.string().max(40).optional(),
  cursor: z.string().max(60).nullish(),
});

export type CustomerFilter = z.input<typeof customerFilter>;

export type CustomerLine = {
  id: string;
  name: string;
  email: string;
  county: string | null;
  tags: string[];
  /** Cancelled ones too. */
  orders: number;
  createdAt: Date;
};

/** People that the shop knows, newest first, 25 a page; `nextCursor` is null on the last page. Who was erased is nobody. */
export async function listCustomers(
  filter: CustomerFilter,
): Promise<{ customers: CustomerLine[]; nextCursor: string | null }> {
  const { search, tag, cursor } = customerFilter.parse(filter);
  const part = search && { contains: literally(search), mode: "insensitive" as const };
  const where: Prisma.CustomerWhereInput = {
    erasedAt: null,
    ...(part ? { OR: [{ email: part }, { name: part }] } : {}),
    ...(tag ? { tags: { some: { tag } } } : {}),
    ...(cursor ? { id: { lt: cursor } } : {}),
  };
  const rows = await db.customer.findMany({
    where,
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: {
      ...{ id: true, name: true, email: true, county: true, createdAt: true },
      tags: { orderBy: { tag: "asc" }, select: { tag: true } },
    },
  });
  const page = rows.slice(0, PAGE);
  const orders = await countOrders(page.map(({ id }) => id));
  const customers = page.map(({ tags, ...row }) => ({
    ...row,
    tags: tags.map(({ tag }) => tag),
    orders: orders.get(row.id) ?? 0,
  }));
  return { customers, nextCursor: rows.length > PAGE ? (customers.at(-1)?.id ?? null) : null };
}

/** Of these people alone: a `_count` beside the rows would first count everybody's orders (QUALITY.md P14). */
async function countOrders(customerIds: string[]): Promise<Map<string, number>> {
  const counts = await db.order.groupBy({
    by: ["customerId"],
    where: { customerId: { in: customerIds } },
    _count: true,
  });
  return new Map(counts.map(({ customerId, _count }) => [customerId, _count]));
}
