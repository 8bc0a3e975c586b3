import type { EmailEvent } from "@/generated/prisma/client";
import { inTransaction, type Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { judgeVisits, type Machine } from "./rules";

export type SeenVisit = {
  kind: "open" | "click";
  /** Where a click led. */
  url: string | null;
  /** What the request showed by itself. */
  machine: Machine;
  userAgent: string | null;
};

/** More visits to one mail tell nothing new, and nobody shall fill the table by one address. */
const KEPT_PER_MAIL = 200;

/**
 * Notes an open of or a click in a mail, and judges all visits to the mail anew: what looked like a person's turns into a machine's when
 * a burst or the canary shows it. `openedAt` and `clickedAt` of the mail are those of the first person. Visits to one mail are
 * taken one after the other. A mail that is not there any more, and its 201st visit, are left out.
 */
export async function recordVisit(emailLogId: string, visit: SeenVisit, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`visit:${emailLogId}`}, 0))`;
    const mail = await tx.emailLog.findUnique({
      where: { id: emailLogId },
      select: { id: true, acceptedAt: true, deliveredAt: true, openedAt: true, clickedAt: true },
    });
    if (!mail || (await tx.emailEvent.count({ where: { emailLogId } })) >= KEPT_PER_MAIL) return;
    const { userAgent, ...facts } = visit;
    const human = facts.machine === null;
    await tx.emailEvent.create({
      data: { id: newId("eev"), emailLogId, ...facts, human, userAgent: userAgent?.slice(0, 300) ?? null, at: now },
    });
    const people = await judgeAnew(tx, mail);
    const first = { openedAt: people.open ?? null, clickedAt: people.click ?? null };
    const same = (a: Date | null, b: Date | null) => a?.getTime() === b?.getTime();
    if (!same(first.openedAt, mail.openedAt) || !same(first.clickedAt, mail.clickedAt))
      await tx.emailLog.update({ where: { id: emailLogId }, data: first });
  });
}

type Reached = { id: string; acceptedAt: Date | null; deliveredAt: Date | null };

/** @returns the first open and click of a person */
async function judgeAnew(tx: Tx, mail: Reached): Promise<Partial<Record<EmailEvent["kind"], Date>>> {
  const rows = await tx.emailEvent.findMany({
    where: { emailLogId: mail.id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const visits = rows.map(({ kind, at, url, machine }) => ({ kind, at, url, machine: machine as Machine }));
  const judged = judgeVisits(visits, mail);
  const people: Partial<Record<EmailEvent["kind"], Date>> = {};
  for (const [index, row] of rows.entries()) {
    const machine = judged[index] ?? null;
    if (machine === null) people[row.kind] ??= row.at;
    else if (row.machine !== machine)
      await tx.emailEvent.update({ where: { id: row.id }, data: { machine, human: false } });
  }
  return people;
}
