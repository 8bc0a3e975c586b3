import { monotonicFactory } from "ulid";

const random = new Uint8Array(1_024);
let taken = random.length;

/** Random bytes by the kilobyte: ulid's own source asks the system sixteen times for each id. */
function nextRandom(): number {
  if (taken === random.length) {
    crypto.getRandomValues(random);
    taken = 0;
  }
  return (random[taken++] ?? 0) / 256;
}

const nextUlid = monotonicFactory(nextRandom);

/**
 * A new id: opaque, unique, with a prefix that says what it names (`cart_01j…`). Ids minted later in one process sort later,
 * so an index on them grows at its end.
 */
export function newId(prefix: string): string {
  return `${prefix}_${nextUlid().toLowerCase()}`;
}
