import { storm } from "./storm.mjs";

const DATA_DIR = ".data/bench";

/**
 * R1 in its long form, named explicitly: `npm run bench -- chaos --messages 100000 --kills 1000`. What is looked for: storm.mjs.
 * A fault is said in words and makes the row read NO.
 */
export async function measure({ quick, shop, say, options }) {
  const size = quick ? { messages: 2_000, kills: 8 } : { messages: 100_000, kills: 1_000 };
  const { pid } = await shop.start();
  const messages = Number(options.messages ?? size.messages);
  const kills = Number(options.kills ?? size.kills);
  const found = await storm({ pid, dataDir: DATA_DIR }, { messages, kills, say });
  for (const fault of found.faults.slice(0, 20)) say(fault);
  const hits = Object.values(found.kills).reduce((sum, count) => sum + count, 0);
  const spread = Object.entries(found.kills).map(([name, count]) => `${name} ${count}`);
  return [
    {
      id: "R1",
      name: `messages acknowledged under ${hits} kills (${spread.join(", ")}), each there once, 1…n, both logs equal`,
      ours: `${found.acknowledged}, ${found.faults.length} faults`,
      bar: "0 faults",
      reached: found.faults.length === 0 && found.acknowledged === messages,
    },
    {
      id: "R1",
      name: `took ${(found.tookMs / 1_000).toFixed(0)} s; sends repeated`,
      ours: String(found.retries),
    },
  ];
}
