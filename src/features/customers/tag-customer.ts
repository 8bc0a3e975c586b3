import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { Language } from "./schema";

const unknown = () => new DomainError("not_found", "customers.unknown", "There is no such customer (any more).");

/**
 * Puts a tag on a person, once.
 * @throws DomainError not_found `customers.unknown`, also for who was erased
 */
export async function tagCustomer(customerId: string, tag: string): Promise<void> {
  const found = await db.customer.findFirst({ where: { id: customerId, erasedAt: null }, select: { id: true } });
  if (!found) throw unknown();
  await db.customerTag.createMany({ data: { customerId, tag }, skipDuplicates: true });
}

/** Takes a tag off a person; where it is not on, nothing happens. */
export async function untagCustomer(customerId: string, tag: string): Promise<void> {
  await db.customerTag.deleteMany({ where: { customerId, tag } });
}

/**
 * Sets in which language a person gets mail; null: the shop's own, English.
 * @throws DomainError not_found `customers.unknown`, also for who was erased
 */
export async function setLanguage(customerId: string, language: Language | null): Promise<void> {
  const { count } = await db.customer.updateMany({ where: { id: customerId, erasedAt: null }, data: { language } });
  if (count === 0) throw unknown();
}
