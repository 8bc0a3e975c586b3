import type { ConsentAct } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import type { BadgeTone } from "@/ui/badge";
import type { Moment } from "./rows";

const actWords: Record<ConsentAct, [string, BadgeTone]> = {
  requested: ["Asked for offers and news", "plain"],
  confirmed: ["Confirmed by the mailbox", "good"],
  unsubscribed: ["Left", "bad"],
  resubscribed: ["Came back", "good"],
  preferences_changed: ["Changed what to get", "plain"],
  imported: ["Brought in from a list", "warning"],
  sunset: ["Stopped after a long silence", "warning"],
};

/** The ledger of a person's consent, each entry with its evidence: the words shown, the source, the address it came from, the mail whose link led there; newest first. */
export async function listConsentMoments({ email }: { email: string }, before: Date, most: number): Promise<Moment[]> {
  const rows = await db.consentRecord.findMany({
    where: { subscription: { email }, at: { lt: before } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(({ id, at, act, textShown, source, ipAddress, userAgent, emailLogId }) => {
    const [title, tone] = actWords[act];
    const from = [source, ipAddress, userAgent].filter(Boolean).join(" · ");
    return {
      id,
      at,
      kind: "consent",
      title,
      details: [`“${textShown}”`, from],
      badge: { label: "consent", tone },
      href: emailLogId && `/admin/mail/${emailLogId}`,
    };
  });
}
