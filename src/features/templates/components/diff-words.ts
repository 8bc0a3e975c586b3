/** A run of words that both texts have, or only the older or the newer one. */
export type DiffPart = { text: string; kind: "same" | "removed" | "added" };

const pieces = (text: string) => text.split(/(\s+)/).filter(Boolean);

/** How many pieces the two lists have in common from each pair of places on (longest common subsequence). */
function commonFrom(before: string[], after: string[]): Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const [row, below] = [table[i] as Uint16Array, table[i + 1] as Uint16Array];
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return table;
}

/** What changed from one text to the other, word by word. The parts that are not `added` are the older text, those not `removed` the newer. */
export function diffWords(older: string, newer: string): DiffPart[] {
  const [before, after] = [pieces(older), pieces(newer)];
  const common = commonFrom(before, after);
  const parts: DiffPart[] = [];
  const put = (kind: DiffPart["kind"], text = "") => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [drop, take] = [common[i + 1]?.[j] ?? -1, common[i]?.[j + 1] ?? -1];
    if (i < before.length && before[i] === after[j]) {
      put("same", before[i]);
      i++;
      j++;
    } else if (i < before.length && drop >= take) put("removed", before[i++]);
    else put("added", after[j++]);
  }
  return parts;
}
