import type { ZodError, ZodType } from "zod";
import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { relaySoon } from "@/lib/outbox";
import { eventsRefused } from "./errors";
import type { GivenEvent } from "./schema";

/** Every event that may be sent from outside, by name (CONTRACT.md "Events"). */
export type EventCatalogue = Record<string, { schema: ZodType<Record<string, unknown>> }>;

/**
 * Announces events that staff or another program hand in, all of them or none, through the outbox. An event with an id
 * that was used before is the same event: it is accepted and starts nothing twice.
 * @returns the ids, in the order given
 * @throws DomainError `automations.event_refused` with what is wrong by `<index>.name` or `<index>.data.<field>`
 */
export async function sendEvents(given: GivenEvent[], catalogue: EventCatalogue): Promise<{ ids: string[] }> {
  const faults: Record<string, string> = {};
  const events = given.map(({ id, name, data }, index) => {
    const known = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
    const checked = known?.schema.safeParse(data);
    if (!checked) faults[`${index}.name`] = `there is no event "${name}"`;
    else if (!checked.success) Object.assign(faults, faultsOf(index, checked.error));
    else if (!isStorable(checked.data)) faults[`${index}.data`] = "holds characters that cannot be stored";
    return { id: id ?? newId("evt"), name, data: (checked?.data ?? {}) as object };
  });
  if (Object.keys(faults).length > 0) throw eventsRefused(faults);
  // Not `announce`, which mints ids: here the sender may name the event, so that its own retries are one event.
  await inTransaction((tx) => tx.outboxEvent.createMany({ data: events, skipDuplicates: true }));
  relaySoon();
  return { ids: events.map((event) => event.id) };
}

function faultsOf(index: number, error: ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues.map((issue) => [[index, "data", ...issue.path].map(String).join("."), issue.message]),
  );
}

/** Postgres keeps neither NUL nor half a surrogate pair in JSON. */
function isStorable(data: Record<string, unknown>): boolean {
  return Object.values(data).every((value) => typeof value !== "string" || /^[^\0\p{Surrogate}]*$/u.test(value));
}
