/** Who sent a packet, and where it stands in what that process has sent. */
export interface PacketHead {
  node: string;
  /** Counts a process' packets from 1. */
  seq: number;
  /** The oldest packet that the process could repeat when it sent this one. */
  oldest: number;
}

const HEAD = /^([\w-]{1,32}) (\d{1,15}) (\d{1,15})$/;

/** `node seq oldest`. */
export function writeHead({ node, seq, oldest }: PacketHead): string {
  return `${node} ${seq} ${oldest}`;
}

/** What `writeHead` wrote, or null when it is something else. */
export function readHead(text: string): PacketHead | null {
  const [, node, seq, oldest] = HEAD.exec(text) ?? [];
  return node ? { node, seq: Number(seq), oldest: Number(oldest) } : null;
}
