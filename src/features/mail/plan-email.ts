import type { EmailLog } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { normaliseEmail } from "@/lib/text";
import type { EmailPlan } from "./schema";

/** The one row of the mail with this key, made now unless it is there. Address and stream stay as they were planned first. */
export async function planEmail(mail: EmailPlan, now: Date): Promise<EmailLog> {
  const { onceKey, stream, message, flow, customerId, cartId, orderId, to } = mail;
  // Looked for first: inserting beside a row that is being handed over would wait for the end of that.
  const known = await db.emailLog.findUnique({ where: { onceKey } });
  if (known) return known;
  await db.emailLog.createMany({
    data: {
      id: newId("eml"),
      onceKey,
      stream,
      message,
      flow,
      customerId,
      cartId,
      orderId,
      toEmail: normaliseEmail(to.email),
      toName: to.name?.trim() || null,
      plannedAt: now,
    },
    skipDuplicates: true,
  });
  return db.emailLog.findUniqueOrThrow({ where: { onceKey } });
}
