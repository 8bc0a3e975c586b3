import { db, type Tx } from "@/lib/db";

/** By what a person's data are found. `visitorIds`: browsers that are his alone. */
export type Traces = { email: string; customerId: string | null; visitorIds: string[] };

/**
 * What is known of the owner of an address (normalised). A browser counts as his when it is signed in as him; or when nobody is signed in, the
 * address was typed in it, and no other one ever was: what a family's phone did belongs to nobody alone.
 */
export async function findTraces(email: string, tx: Tx = db): Promise<Traces> {
  const customer = await tx.customer.findUnique({ where: { email }, select: { id: true } });
  const customerId = customer?.id ?? null;
  const browsers = await tx.$queryRaw<{ id: string }[]>`
    WITH typed AS (
      SELECT visitor_id FROM chat_session WHERE lower(trim(email)) = ${email}
      UNION SELECT visitor_id FROM cart WHERE email = ${email}
      UNION SELECT visitor_id FROM "order" WHERE email = ${email}
      UNION SELECT visitor_id FROM offline_message WHERE lower(trim(email)) = ${email})
    SELECT v.id FROM visitor v WHERE v.customer_id = ${customerId}
    UNION ALL SELECT v.id FROM visitor v WHERE v.customer_id IS NULL AND v.id = ANY(ARRAY(SELECT visitor_id FROM typed))
      AND NOT EXISTS (SELECT FROM chat_session s WHERE s.visitor_id = v.id
        AND (lower(trim(s.email)) <> ${email} OR s.customer_id <> ${customerId ?? ""}))
      AND NOT EXISTS (SELECT FROM cart c WHERE c.visitor_id = v.id
        AND (c.email <> ${email} OR c.customer_id <> ${customerId ?? ""}))
      AND NOT EXISTS (SELECT FROM "order" o WHERE o.visitor_id = v.id AND o.email <> ${email})
      AND NOT EXISTS (SELECT FROM offline_message n WHERE n.visitor_id = v.id AND lower(trim(n.email)) <> ${email})
    ORDER BY id`;
  return { email, customerId, visitorIds: browsers.map(({ id }) => id) };
}
