import { inTransaction } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { verifyToken } from "@/lib/tokens";
import { eraseRequested } from "./erase-requested";
import { linkNotValid } from "./errors";
import { lockRequest } from "./rows";

/** `waits`: it follows by itself as soon as these orders are delivered or cancelled. */
export type Erasure = { outcome: "erased" } | { outcome: "waits"; orderNumbers: number[] };

/**
 * The owner of the mailbox wants to be erased: done at once, or, while an order is under way, as soon as that has ended. Pressed again it
 * changes nothing.
 * @throws DomainError not_found `data_requests.link_not_valid`
 */
export async function confirmErasure(token: string, now = new Date()): Promise<Erasure> {
  const id = verifyToken("data-request", token, now);
  if (!id) throw linkNotValid();
  const done = await inTransaction(async (tx) => {
    const request = await lockRequest(tx, id);
    if (request?.kind !== "erase" || request.refusedAt) throw linkNotValid();
    if (request.doneAt) return true;
    if (!request.confirmedAt) await tx.dataRequest.update({ where: { id }, data: { confirmedAt: now } });
    return false;
  });
  if (done) return { outcome: "erased" };
  try {
    await eraseRequested(id, null, now);
    return { outcome: "erased" };
  } catch (error) {
    const orderNumbers = underWay(error);
    if (!orderNumbers) throw error;
    return { outcome: "waits", orderNumbers };
  }
}

/** The numbers of the orders that an erasure waits for; null for other errors. */
export function underWay(error: unknown): number[] | null {
  if (!(error instanceof DomainError && error.code === "orders.under_way")) return null;
  return error.details.facts?.orderNumbers as number[];
}
