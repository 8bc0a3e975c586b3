/** Who sent a packet, and where it stands in what that process has sent. */
export interface PacketHead {
  node: string;
  /** Counts a process' packets from 1. */
  seq: number;
  /** The oldest packet that the process could repeat when it sent this one. */
  oldest: number;
}

/**
 * A question to one process: repeat your packets from this one on, or (null) tell your state. It stands outside of the order
 * of packets: two that have missed something of each other could otherwise not ask for it.
 */
export interface Question {
  node: string;
  of: string;
  from: number | null;
}

const HEAD = /^([\w-]{1,32}) (\d{1,15}) (\d{1,15})$/;
const QUESTION = /^([\w-]{1,32}) asks ([\w-]{1,32}) (\d{1,15}|all)$/;

/** `node seq oldest`. */
export function writeHead({ node, seq, oldest }: PacketHead): string {
  return `${node} ${seq} ${oldest}`;
}

/** What `writeHead` wrote, or null when it is something else. */
export function readHead(text: string): PacketHead | null {
  const [, node, seq, oldest] = HEAD.exec(text) ?? [];
  return node ? { node, seq: Number(seq), oldest: Number(oldest) } : null;
}

/** `node asks other seq`, or `node asks other all`. */
export function writeQuestion({ node, of, from }: Question): string {
  return `${node} asks ${of} ${from ?? "all"}`;
}

/** What `writeQuestion` wrote, or null when it is something else. */
export function readQuestion(text: string): Question | null {
  const [, node, of, from] = QUESTION.exec(text) ?? [];
  return node && of ? { node, of, from: from === "all" ? null : Number(from) } : null;
}
