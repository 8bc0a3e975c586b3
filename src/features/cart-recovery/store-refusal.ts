import { recordDeclined } from "@/features/mail/record-declined";
import type { EmailRequest } from "@/features/mail/schema";

/**
 * Stores that a reminder is not sent, and why (FLOWS.md "Every decision not to send is stored with its reason").
 * @returns the refused mail's id; null when it had gone out before, then there is nothing to refuse
 */
export async function storeRefusal(mail: EmailRequest, reason: string, now: Date): Promise<string | null> {
  const stored = await recordDeclined(mail, reason, now);
  return stored.outcome === "declined" ? stored.emailLogId : null;
}
