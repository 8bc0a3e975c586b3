import { stateWords } from "@/features/mail/components/state-words";
import { mailsTo } from "@/features/mail/export-emails";
import { toEmailLine } from "@/features/mail/rows";
import { db } from "@/lib/db";
import { formatDateTime } from "@/lib/time";
import type { Moment } from "./rows";

type Visit = { kind: "open" | "click"; human: boolean; at: Date };

/** Who opened or clicked, people first (FLOWS.md: opens and clicks of machines are told apart). */
function visitWords(visits: Visit[]): string[] {
  const said = (kind: "open" | "click", verb: string) => {
    const people = visits.filter((visit) => visit.kind === kind && visit.human);
    const machines = visits.filter((visit) => visit.kind === kind && !visit.human).length;
    const first = people[0];
    const times = people.length > 1 ? ` (${people.length} times)` : "";
    return [
      ...(first ? [`${verb} by a person ${formatDateTime(first.at)}${times}`] : []),
      ...(machines > 0 ? [`${verb} by machines: ${machines}`] : []),
    ];
  };
  return [...said("open", "Opened"), ...said("click", "Clicked")];
}

/** Mails that were to be sent to a person, sent or not and why, with their opens and clicks; newest first. */
export async function listMailMoments(
  person: { email: string; customerId: string | null },
  before: Date,
  most: number,
): Promise<Moment[]> {
  const rows = await db.emailLog.findMany({
    where: { AND: [mailsTo(person), { plannedAt: { lt: before } }] },
    orderBy: [{ plannedAt: "desc" }, { id: "desc" }],
    take: most,
    include: { events: { orderBy: { at: "asc" }, select: { kind: true, human: true, at: true } } },
  });
  return rows.map((log) => {
    const { id, subject, plannedAt, state, reason, flow, deferredUntil } = toEmailLine(log);
    const waits = deferredUntil ? [`Waits until ${formatDateTime(deferredUntil)}.`] : [];
    const details = [...waits, ...(reason ? [reason] : []), ...visitWords(log.events), ...(flow ? [flow] : [])];
    return {
      id,
      at: plannedAt,
      kind: "mail",
      title: subject,
      details,
      badge: stateWords[state],
      href: `/admin/mail/${id}`,
    };
  });
}
