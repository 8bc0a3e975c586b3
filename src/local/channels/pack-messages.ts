/**
 * Groups messages, each JSON text, so that each group written as a JSON list takes at most `maxBytes` of UTF-8, in their
 * order; one that is longer goes alone.
 */
export function packMessages<T extends { text: string }>(messages: T[], maxBytes: number): T[][] {
  const groups: T[][] = [];
  let open: T[] = [];
  let bytes = 1;
  for (const message of messages) {
    const more = Buffer.byteLength(message.text) + 1;
    if (open.length > 0 && bytes + more > maxBytes) {
      groups.push(open);
      open = [];
      bytes = 1;
    }
    open.push(message);
    bytes += more;
  }
  if (open.length > 0) groups.push(open);
  return groups;
}
