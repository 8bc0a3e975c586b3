import { db, type Tx } from "@/lib/db";

/** A person, by what is known of him. `email` normalised; `visitorIds`: browsers that are his alone. */
export type ConversationOwner = { email: string; customerId: string | null; visitorIds: string[] };

/**
 * The ids of a person's conversations: those of the own browsers, those held while signed in, and those in which the own address was typed
 * by somebody who was not signed in. Never those of somebody else who was.
 */
export async function findConversationsOf(
  { email, customerId, visitorIds }: ConversationOwner,
  tx: Tx = db,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM chat_session WHERE customer_id = ${customerId}
    UNION SELECT id FROM chat_session WHERE customer_id IS NULL AND visitor_id = ANY(${visitorIds}::text[])
    UNION SELECT s.id FROM chat_session s JOIN visitor v ON v.id = s.visitor_id
    WHERE s.customer_id IS NULL AND lower(trim(s.email)) = ${email} AND v.customer_id IS NULL
    ORDER BY id`;
  return rows.map(({ id }) => id);
}
