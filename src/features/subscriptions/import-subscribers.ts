import { Prisma } from "@/generated/prisma/client";
import { inTransaction, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { announcing, relaySoon } from "@/lib/outbox";
import { subscriptionRequested } from "./events";
import { type ImportPlan, planRows, toPlan } from "./plan-import";
import { CONSENT_TEXT, type ImportInput } from "./schema";

/** People in one transaction. */
const CHUNK = 1_000;

/** Words by which somebody else could judge the consent are longer than this. */
const LEAST_PROOF = 20;

type Person = { email: string; name: string | null; confirmedAt: Date | null };

/**
 * Brings a list in. `proved`: who is new is subscribed, with the named proof and day as evidence (act `imported`); no welcome goes out. `ask`:
 * who is new is asked to confirm by mail, and gets nothing else before. Nobody who left, was blocked or erased comes back by it. A second
 * time nothing more happens; a crash in the middle leaves whole thousands, and the list can be brought in again.
 * @returns what became of the rows
 * @throws DomainError invalid `subscriptions.list_not_readable`, `subscriptions.proof_wanted`
 */
export async function importSubscribers(
  input: ImportInput,
  staff: { name: string },
  now = new Date(),
): Promise<ImportPlan> {
  const { consent, proof } = input;
  if (consent === "proved" && proof.length < LEAST_PROOF) throw proofWanted();
  const rows = await planRows(input, now);
  const people = rows.flatMap((row) => (row.outcome === "added" && "email" in row ? [row] : []));
  const source = `import: ${input.source} (${staff.name})`;
  for (let at = 0; at < people.length; at += CHUNK) {
    const chunk = people.slice(at, at + CHUNK);
    await inTransaction((tx) =>
      consent === "proved" ? subscribe(tx, chunk, { source, proof, now }) : ask(tx, chunk, { source, now }),
    );
  }
  relaySoon();
  return toPlan(rows);
}

const proofWanted = () => {
  const message = "Say how these people said yes: where, and to which words. Without that we may not mail them.";
  return new DomainError("invalid", "subscriptions.proof_wanted", message, { fields: { proof: message } });
};

/** Makes the subscriptions that are missing. @returns those of these addresses that nobody has confirmed or ended, locked */
async function makeOpen(tx: Tx, people: Person[], source: string, now: Date) {
  await tx.emailSubscription.createMany({
    data: people.map(({ email, name }) => ({ id: newId("sub"), email, name, source, requestedAt: now })),
    skipDuplicates: true,
  });
  const emails = people.map(({ email }) => email);
  return tx.$queryRaw<{ id: string; email: string; fresh: boolean }[]>`
    SELECT id, email, confirmation_sent_at IS NULL AS fresh FROM email_subscription
    WHERE email = ANY(${emails}::text[]) AND confirmed_at IS NULL AND unsubscribed_at IS NULL ORDER BY id FOR UPDATE`;
}

async function subscribe(
  tx: Tx,
  people: Person[],
  { source, proof, now }: { source: string; proof: string; now: Date },
) {
  const open = await makeOpen(tx, people, source, now);
  const days = new Map(people.map(({ email, confirmedAt }) => [email, confirmedAt ?? now]));
  const at = open.map(({ email }) => days.get(email) ?? now);
  await tx.$executeRaw`
    UPDATE email_subscription s SET confirmed_at = f.at
    FROM unnest(${open.map(({ id }) => id)}::text[], ${at}::timestamptz[]) AS f(id, at) WHERE s.id = f.id`;
  await tx.consentRecord.createMany({
    data: open.map(({ id, email }) => ({
      ...{ id: newId("con"), subscriptionId: id, act: "imported" as const, source, at: now },
      textShown: `${proof} (on ${(days.get(email) ?? now).toISOString().slice(0, 10)})`,
    })),
  });
}

async function ask(tx: Tx, people: Person[], { source, now }: { source: string; now: Date }) {
  const open = (await makeOpen(tx, people, source, now)).filter(({ fresh }) => fresh);
  if (open.length === 0) return;
  const ids = open.map(({ id }) => id);
  await tx.emailSubscription.updateMany({ where: { id: { in: ids } }, data: { confirmationSentAt: now } });
  await tx.consentRecord.createMany({
    data: ids.map((subscriptionId) => ({
      ...{ id: newId("con"), subscriptionId, act: "requested" as const, textShown: CONSENT_TEXT, source, at: now },
    })),
  });
  const requestedAt = now.toISOString();
  const events = ids.map((subscriptionId) => subscriptionRequested.create({ subscriptionId, requestedAt }));
  await tx.$executeRaw(announcing(events, Prisma.sql`(SELECT 1) AS once`));
}
