import { readFileSync } from "node:fs";
import { claimAll } from "./claims.mjs";

const SERVICES_FILE = ".data/bench/services.json";

/**
 * R5, named explicitly: `npm run bench -- R5`: 50 staff claim the same 1,000 conversations at once by the REST face. Together
 * they have room for 750, so that both rules decide.
 */
export async function measure({ quick, shop, say }) {
  const { url } = await shop.start();
  const databaseUrl = JSON.parse(readFileSync(SERVICES_FILE, "utf8")).database.url;
  const size = quick ? { staff: 50, sessions: 60, capacity: 1 } : { staff: 50, sessions: 1_000, capacity: 15 };
  const found = await claimAll({ url, databaseUrl }, size);
  for (const fault of found.faults.slice(0, 20)) say(fault);
  const claims = size.staff * size.sessions;
  return [
    {
      id: "R5",
      name: `${size.staff} staff claim the same ${size.sessions} conversations (${claims} claims, room for ${size.capacity} each)`,
      ours: `${found.owned} owned, fullest ${found.fullest}, ${found.faults.length} faults`,
      bar: "one owner each, nobody above capacity",
      reached: found.faults.length === 0,
    },
    {
      id: "R5",
      name: `took ${(found.tookMs / 1_000).toFixed(0)} s; told who has it, told that they are full; connections reset`,
      ours: `${found.taken}, ${found.full}; ${found.broken}`,
    },
  ];
}
