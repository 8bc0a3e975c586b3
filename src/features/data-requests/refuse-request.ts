import { inTransaction } from "@/lib/db";
import { requestNotFound, requestSettled } from "./errors";
import { lockRequest } from "./rows";

/**
 * Ends a request without doing it; who opens the mailed link reads why. Refused already, the first refusal stays.
 * @throws DomainError not_found `data_requests.unknown_request`; conflict `data_requests.settled` when it was done
 */
export async function refuseRequest(requestId: string, refusal: string, staffId: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (!request) throw requestNotFound();
    if (request.doneAt) throw requestSettled();
    if (request.refusedAt) return;
    await tx.dataRequest.update({ where: { id: requestId }, data: { refusedAt: now, refusal, doneById: staffId } });
  });
}
