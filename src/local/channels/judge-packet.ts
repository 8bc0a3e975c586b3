import type { PacketHead } from "./packet-head";

/**
 * What to do with a packet of a process whose next packet should be `expected` (null: nothing was heard of it yet):
 * - "take": it is the next one, or the first one;
 * - "drop": it was taken before, a repetition;
 * - "wait": some before it are missing and can be repeated; taking it now would change the order;
 * - "skip": some before it are lost for good; it is taken, and the process must be asked for its state.
 */
export function judgePacket(
  expected: number | null,
  { seq, oldest }: Pick<PacketHead, "seq" | "oldest">,
): "take" | "drop" | "wait" | "skip" {
  if (expected === null || seq === expected) return "take";
  if (seq < expected) return "drop";
  return oldest <= expected ? "wait" : "skip";
}
