import { db } from "@/lib/db";
import { newId } from "@/lib/id";

/** For tests: the address agreed to marketing mail, by double opt-in. */
export async function subscribe(email: string, at: Date): Promise<{ id: string }> {
  const facts = { unsubscribedAt: null, confirmedAt: at, requestedAt: at };
  return db.emailSubscription.upsert({
    where: { email },
    create: { id: newId("sub"), email, source: "test", ...facts },
    update: facts,
    select: { id: true },
  });
}
