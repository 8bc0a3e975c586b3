import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { announce, relaySoon } from "@/lib/outbox";
import { normaliseEmail } from "@/lib/text";
import { dataRequested } from "./events";
import { dueAt, mayMail } from "./rules";
import type { Kind } from "./schema";

export type DataAsk = { email: string; kind: Kind /** `preferences-page`, or staff's words. */; source: string };

/**
 * Puts on record that somebody asks for a copy of the data about an address, or for their erasure; the law's clock starts. Nothing is handed
 * out or erased by it: the mailbox is asked first, by mail (`data-requests/request.made`). While such a request is open, asking again
 * starts no second clock, and sends the mail again after 10 minutes at the earliest.
 * @returns whether a mail goes now
 */
export async function requestData(ask: DataAsk, now = new Date()): Promise<{ requestId: string; mailed: boolean }> {
  const email = normaliseEmail(ask.email);
  const { kind, source } = ask;
  const result = await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`data-request:${kind}:${email}`}, 0))`;
    const open = await tx.dataRequest.findFirst({ where: { email, kind, doneAt: null, refusedAt: null } });
    const request =
      open ??
      (await tx.dataRequest.create({
        data: { id: newId("dar"), email, kind, source, requestedAt: now, dueAt: dueAt(kind, now) },
      }));
    if (!mayMail(request.mailedAt, now)) return { requestId: request.id, mailed: false };
    await tx.dataRequest.update({ where: { id: request.id }, data: { mailedAt: now } });
    await announce(tx, dataRequested.create({ requestId: request.id, mailedAt: now.toISOString() }));
    return { requestId: request.id, mailed: true };
  });
  relaySoon();
  return result;
}
