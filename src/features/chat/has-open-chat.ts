import { db } from "@/lib/db";

/** True while a conversation is open in which this visitor, or this customer, has written at least once. */
export async function hasOpenChat(who: { visitorId?: string | null; customerId?: string | null }): Promise<boolean> {
  const people = [
    ...(who.visitorId ? [{ visitorId: who.visitorId }] : []),
    ...(who.customerId ? [{ customerId: who.customerId }, { visitor: { customerId: who.customerId } }] : []),
  ];
  if (people.length === 0) return false;
  const open = await db.chatSession.findFirst({
    where: { closedAt: null, OR: people, messages: { some: { sender: "visitor" } } },
    select: { id: true },
  });
  return open !== null;
}
