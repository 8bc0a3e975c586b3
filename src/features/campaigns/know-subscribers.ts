import { db } from "@/lib/db";

/**
 * Makes a customer of every confirmed subscriber who is none yet, so that rules over customers reach them. Doing it again changes nothing.
 * @param subscriptionId only this one
 */
export async function knowSubscribers(subscriptionId?: string): Promise<void> {
  await db.$executeRaw`INSERT INTO customer (id, email, name, updated_at)
    SELECT 'cus_' || substr(s.id, 5), s.email, coalesce(s.name, ''), now() FROM email_subscription s
    WHERE s.confirmed_at IS NOT NULL AND (${subscriptionId ?? null}::text IS NULL OR s.id = ${subscriptionId ?? null})
      AND NOT EXISTS (SELECT FROM customer c WHERE c.email = s.email)
    ON CONFLICT DO NOTHING`;
}
