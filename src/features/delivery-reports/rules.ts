import type { ResendEvent } from "./schema";

/** What became of a mail, in our words. `why` is the provider's sentence, at most 500 characters. */
export type Report =
  | { news: "accepted" | "delivered" | "delayed" | "complained" }
  | { news: "bounced"; kind: "hard" | "soft"; why: string }
  | { news: "failed"; why: string };

const sentence = (words: string | undefined, otherwise: string) => words?.trim().slice(0, 500) || otherwise;

/**
 * The report in an event of Resend's, or null for one that says nothing of a mail's way (opened and clicked are noted by our own
 * links). Only `Permanent` bounces are hard; `Transient` and `Undetermined` may be different next time. A mail that Resend itself held
 * back because the address stands on its list counts as a hard bounce: the address bounced or complained before.
 */
export function readReport({ type, data }: ResendEvent): Report | null {
  if (type === "email.sent") return { news: "accepted" };
  if (type === "email.delivered") return { news: "delivered" };
  if (type === "email.delivery_delayed") return { news: "delayed" };
  if (type === "email.complained") return { news: "complained" };
  if (type === "email.bounced") {
    const kind = data.bounce?.type === "Permanent" ? "hard" : "soft";
    return { news: "bounced", kind, why: sentence(data.bounce?.message, "The mailbox did not take it.") };
  }
  if (type === "email.suppressed") {
    const why = sentence(data.suppressed?.message, "Resend sends nothing to this address any more.");
    return { news: "bounced", kind: "hard", why };
  }
  if (type === "email.failed")
    return { news: "failed", why: sentence(data.failed?.reason, "The provider could not send it.") };
  return null;
}
