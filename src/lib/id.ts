import { monotonicFactory } from "ulid";

const nextUlid = monotonicFactory();

/**
 * A new id: opaque, unique, with a prefix that says what it names (`cart_01j…`). Ids minted later in one process sort later,
 * so an index on them grows at its end.
 */
export function newId(prefix: string): string {
  return `${prefix}_${nextUlid().toLowerCase()}`;
}
