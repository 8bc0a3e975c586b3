import { inTransaction } from "@/lib/db";
import { verifyToken } from "@/lib/tokens";
import { collectData } from "./collect-data";
import { linkNotValid } from "./errors";
import { lockRequest } from "./rows";

/**
 * Hands the copy of their data to the owner of the mailbox, as JSON, and notes that it is done. Asked again while the link works it hands out
 * a fresh copy.
 * @throws DomainError not_found `data_requests.link_not_valid`, also when staff refused it or the person was erased meanwhile
 */
export async function takeCopy(token: string, now = new Date()): Promise<string> {
  const id = verifyToken("data-request", token, now);
  if (!id) throw linkNotValid();
  const email = await inTransaction(async (tx) => {
    const request = await lockRequest(tx, id);
    if (request?.kind !== "export" || request.refusedAt) throw linkNotValid();
    const { confirmedAt, doneAt } = request;
    await tx.dataRequest.update({ where: { id }, data: { confirmedAt: confirmedAt ?? now, doneAt: doneAt ?? now } });
    return request.email;
  });
  return JSON.stringify(await collectData(email, now), null, 2);
}
