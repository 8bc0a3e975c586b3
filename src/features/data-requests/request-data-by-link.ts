import { findLinkedEmail } from "@/features/subscriptions/find-linked-email";
import { requestData } from "./request-data";
import type { Kind } from "./schema";

/**
 * Asks for the data about the address of a preferences link, as `requestData` does. Whoever was forwarded the mail holds the link too: only
 * the mailbox gets further.
 * @param token of purpose `preferences`
 * @throws DomainError not_found `subscriptions.link_not_valid`
 */
export async function requestDataByLink(token: string, kind: Kind, now = new Date()): Promise<{ mailed: boolean }> {
  const { mailed } = await requestData(
    { email: await findLinkedEmail(token, now), kind, source: "preferences-page" },
    now,
  );
  return { mailed };
}
