import { inTransaction } from "@/lib/db";
import { markOf } from "@/lib/tokens";
import { erasePerson } from "./erase-person";
import { exportIsForTheMailbox, requestNotFound, requestSettled } from "./errors";
import { lockRequest } from "./rows";

/**
 * Erases the person of a request and notes that it is done, in one transaction. Of the person's requests, this one too, only a mark stays that
 * stands for the address; others that were open end with it. Done already, nothing happens.
 * @param staffId who did it; null: the owner of the mailbox
 * @throws DomainError conflict `orders.under_way`, `data_requests.settled`; invalid `data_requests.export_by_mailbox`; not_found
 *   `data_requests.unknown_request`
 */
export async function eraseRequested(requestId: string, staffId: string | null, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (!request) throw requestNotFound();
    if (request.kind !== "erase") throw exportIsForTheMailbox();
    if (request.doneAt) return;
    if (request.refusedAt) throw requestSettled();
    const { email } = request;
    await erasePerson(tx, email, now);
    await tx.dataRequest.update({ where: { id: requestId }, data: { doneAt: now, doneById: staffId } });
    await tx.dataRequest.updateMany({
      where: { email, doneAt: null, refusedAt: null },
      data: { refusedAt: now, refusal: "The person was erased meanwhile." },
    });
    await tx.dataRequest.updateMany({ where: { email }, data: { email: markOf(email) } });
  });
}
