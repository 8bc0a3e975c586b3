import { findPerson } from "@/features/customers/find-person";
import type { SendOutcome } from "@/features/mail/schema";
import { sendEmail } from "@/features/mail/send-email";
import { db } from "@/lib/db";
import { requestNotFound } from "./errors";
import { dataUrl } from "./make-data-link";
import { LINK_DAYS } from "./rules";

/**
 * Asks the mailbox of a request, once per `mailedAt`: the link in the mail hands the copy out, or leads to the erasure. A request that was
 * settled meanwhile is not asked about.
 * @throws DomainError not_found `data_requests.unknown_request`; those of the mail feature when the provider is away: ask again
 */
export async function sendRequestMail(requestId: string, mailedAt: Date, now: Date): Promise<SendOutcome | null> {
  const request = await db.dataRequest.findUnique({ where: { id: requestId } });
  if (!request) throw requestNotFound();
  if (request.doneAt || request.refusedAt) return null;
  const person = await findPerson(request.email);
  const name = person?.name ?? null;
  const props = { name, dataUrl: dataUrl(requestId, mailedAt), validDays: LINK_DAYS };
  const message =
    request.kind === "export" ? { message: "data-copy" as const, props } : { message: "data-erasure" as const, props };
  return sendEmail(
    {
      onceKey: `data-request:${requestId}:${mailedAt.getTime()}`,
      stream: "transactional",
      ...message,
      to: { email: request.email, name },
      customerId: person?.customerId ?? null,
    },
    now,
  );
}
