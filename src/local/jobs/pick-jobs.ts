import type { Claim, Job } from "./claim-jobs";
import type { Db } from "./database";
import type { Registry } from "./registry";
import { Throttles } from "./throttles";

interface DueJob extends Job {
  throttleKey: string | null;
}

/** A call is due at its time, or when the lease of who took it has run out; `takesOver` is the parameter for the latter. */
export const isDue = (takesOver: string) =>
  `((j.lease_until is null and j.due_at <= $1) or (${takesOver} and j.lease_until <= $1)) and j.id <> all ($2::text[])`;

export const JOB_COLUMNS = `j.id, j.run_id as "runId", j.function_id as "functionId", j.step_id as "stepId",
  j.force_plan as "forcePlan", j.attempt, j.lost, j.slots, j.generation`;

async function countTakenSlots(tx: Db, now: Date): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ slot: string; taken: string }>(
    "select slot, count(*) as taken from jobs.job, unnest(slots) as slot where lease_until > $1 group by slot",
    [now],
  );
  return new Map(rows.map((row) => [row.slot, Number(row.taken)]));
}

/** A slot is named `<function>#<n>#<key>`: the n-th concurrency limit of the function as it is registered now. */
function isFull(slot: string, taken: number, registry: Registry): boolean {
  const [functionId, index] = slot.split("#");
  const limit = registry.get(decodeURIComponent(functionId ?? ""))?.concurrency[Number(index)]?.limit;
  return limit !== undefined && taken >= limit;
}

/**
 * Due calls in the order of the queue, without those that need a full slot or a closed throttle. A throttle that would be
 * free later than its spacing from now was written by a clock that is wrong, and is looked at.
 */
async function findDue(tx: Db, claim: Claim, full: string[], closed: string[], throttled: string[]): Promise<DueJob[]> {
  const { rows } = await tx.query<DueJob>(
    `select ${JOB_COLUMNS}, j.throttle_key as "throttleKey" from jobs.job j
     where ${isDue("$7::boolean")} and not (j.slots && $4::text[]) and (j.throttle_key is null or (
       j.throttle_key <> all ($5::text[]) and j.throttle_key not in (
         select key from jobs.rate where function_id = any ($6::text[]) and key like 'throttle:%'
           and free_at > $1 and free_at <= $1::timestamptz + make_interval(secs => spacing_us / 1e6))))
     order by j.position, j.id limit $3 for update of j skip locked`,
    [claim.now, claim.underWay, claim.limit, full, closed, throttled, claim.takesOver ?? true],
  );
  return rows;
}

/**
 * Chooses up to `limit` due calls that concurrency limits and throttles allow now, those that stand first in the queue, and
 * counts them against their throttles. The caller holds the claim's lock.
 */
export async function pickJobs(tx: Db, registry: Registry, claim: Claim): Promise<Job[]> {
  const taken = await countTakenSlots(tx, claim.now);
  const throttles = new Throttles(registry, claim.now);
  const throttled = registry.all().flatMap((fn) => (fn.throttle ? [fn.id] : []));
  const picked: Job[] = [];
  for (;;) {
    const full = [...taken].filter(([slot, count]) => isFull(slot, count, registry)).map(([slot]) => slot);
    const rest = {
      ...claim,
      limit: claim.limit - picked.length,
      underWay: [...claim.underWay, ...picked.map((job) => job.id)],
    };
    const found = await findDue(tx, rest, full, [...throttles.closed], throttled);
    await throttles.load(
      tx,
      found.flatMap(({ functionId, throttleKey }) => (throttleKey === null ? [] : [{ functionId, throttleKey }])),
    );
    const before = picked.length;
    for (const { throttleKey, ...job } of found) {
      if (job.slots.some((slot) => isFull(slot, taken.get(slot) ?? 0, registry))) continue;
      if (throttleKey !== null && !throttles.letThrough({ functionId: job.functionId, throttleKey })) continue;
      for (const slot of job.slots) taken.set(slot, (taken.get(slot) ?? 0) + 1);
      picked.push(job);
    }
    // Each further look leaves out at least one slot or throttle more than the last.
    if (picked.length - before === found.length || picked.length === claim.limit) break;
  }
  await throttles.save(tx);
  return picked;
}
