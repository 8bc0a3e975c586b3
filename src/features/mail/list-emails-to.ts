import { db } from "@/lib/db";
import { type EmailLine, toEmailLine } from "./rows";

type Reader = {
  /** An address that the person has proved by signing in; null: none. */
  email: string | null;
  cartIds: string[];
  orderIds: string[];
};

/** What was, or was to be, mailed to a person: to the own address, or about the own carts and orders. Newest first. */
export async function listEmailsTo({ email, cartIds, orderIds }: Reader, limit: number): Promise<EmailLine[]> {
  const own = [
    ...(email ? [{ toEmail: email }] : []),
    ...(cartIds.length > 0 ? [{ cartId: { in: cartIds } }] : []),
    ...(orderIds.length > 0 ? [{ orderId: { in: orderIds } }] : []),
  ];
  if (own.length === 0) return [];
  const rows = await db.emailLog.findMany({ where: { OR: own }, orderBy: { id: "desc" }, take: limit });
  return rows.map(toEmailLine);
}
