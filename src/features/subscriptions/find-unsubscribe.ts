import { db } from "@/lib/db";

/** When its reader unsubscribed by a link of this mail, the last time; null: not, or by a link of before links named their mail. */
export async function findUnsubscribe(emailLogId: string): Promise<Date | null> {
  const found = await db.consentRecord.findFirst({
    where: { emailLogId, act: "unsubscribed" },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return found?.at ?? null;
}
