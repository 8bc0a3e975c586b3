import { maskEmail } from "@/features/subscriptions/get-preferences";
import { db } from "@/lib/db";
import { verifyToken } from "@/lib/tokens";
import { linkNotValid } from "./errors";
import { type RequestState, stateOf } from "./rules";
import type { Kind } from "./schema";

export type OwnRequest = {
  kind: Kind;
  state: RequestState;
  /** Null once the person is erased: the address is not known any more. */
  maskedEmail: string | null;
  dueAt: Date;
  refusal: string | null;
};

/**
 * What a mailed link is about. Changes nothing.
 * @throws DomainError not_found `data_requests.link_not_valid`, also 7 days after the mail
 */
export async function getRequest(token: string, now = new Date()): Promise<OwnRequest> {
  const id = verifyToken("data-request", token, now);
  const found = id ? await db.dataRequest.findUnique({ where: { id } }) : null;
  if (!found) throw linkNotValid();
  const { kind, email, dueAt, refusal } = found;
  const maskedEmail = email.includes("@") ? maskEmail(email) : null;
  return { kind, state: stateOf(found), maskedEmail, dueAt, refusal };
}
