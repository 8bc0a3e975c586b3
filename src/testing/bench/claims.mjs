import { createHash, randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import pg from "pg";

/** More than that is no matter of kept connections. */
const MOST_BROKEN = 100;

/**
 * `staff` members with the same capacity claim `sessions` free conversations, all at once over HTTP: each member goes through
 * all of them, beginning elsewhere. What must hold is then read from the rows. What it made is removed at the end.
 * @param {{ url: string, databaseUrl: string }} shop
 * @param {{ staff: number, sessions: number, capacity: number }} size
 * @returns {Promise<{ won: number, taken: number, full: number, owned: number, fullest: number, faults: string[],
 *   broken: number, tookMs: number }>} `broken`: connections that were reset, so that the claim was made again
 */
export async function claimAll({ url, databaseUrl }, { staff, sessions, capacity }) {
  const run = `claims${Date.now().toString(36)}`;
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const agent = new Agent({ keepAlive: true, maxSockets: staff });
  try {
    const members = Array.from({ length: staff }, (_, n) => ({
      id: `stf_${run}_${n}`,
      key: `hpk_${randomBytes(32).toString("base64url")}`,
    }));
    const ids = Array.from({ length: sessions }, (_, n) => `chs_${run}_${n}`);
    await makeRows(client, run, members, ids, capacity);
    const statuses = new Map();
    const broken = { count: 0 };
    const began = performance.now();
    await Promise.all(
      members.map(async ({ key }, n) => {
        const from = Math.floor((n * sessions) / staff);
        for (const id of [...ids.slice(from), ...ids.slice(0, from)]) {
          const outcome = await claimAgain(agent, url, id, key, broken);
          statuses.set(outcome, (statuses.get(outcome) ?? 0) + 1);
        }
      }),
    );
    const tookMs = performance.now() - began;
    return { ...(await judge(client, run, statuses, { sessions, capacity, staff })), broken: broken.count, tookMs };
  } finally {
    agent.destroy();
    await client.query("delete from visitor where id like $1", [`vis_${run}_%`]);
    await client.query("delete from staff where id like $1", [`stf_${run}_%`]);
    await client.end();
  }
}

async function makeRows(client, run, members, sessions, capacity) {
  const staffIds = members.map(({ id }) => id);
  const hashes = members.map(({ key }) => createHash("sha256").update(key).digest("hex"));
  await client.query(
    `insert into staff (id, name, email, updated_at) select id, id, id || '@bench.example', now() from unnest($1::text[]) id`,
    [staffIds],
  );
  await client.query(
    `insert into staff_api_key (id, staff_id, name, hint, key_hash)
     select 'sak_' || id, id, 'bench', 'hpk', hash from unnest($1::text[], $2::text[]) as keys (id, hash)`,
    [staffIds, hashes],
  );
  await client.query(`insert into staff_presence (staff_id, capacity) select id, $2 from unnest($1::text[]) id`, [
    staffIds,
    capacity,
  ]);
  const visitors = sessions.map((_, n) => `vis_${run}_${n}`);
  await client.query(`insert into visitor (id) select unnest($1::text[])`, [visitors]);
  await client.query(`insert into chat_session (id, visitor_id) select * from unnest($1::text[], $2::text[])`, [
    sessions,
    visitors,
  ]);
}

/** What the rows say: one owner each is the column's own; above capacity, miscounted or unnoted is a fault. */
async function judge(client, run, statuses, { sessions, capacity, staff }) {
  const { rows } = await client.query(
    `select p.staff_id, p.load, count(s.id)::int as owned,
       (select count(*)::int from chat_activity a where a.staff_id = p.staff_id and a.kind = 'assigned') as noted
     from staff_presence p left join chat_session s on s.assigned_to_id = p.staff_id
     where p.staff_id like $1 group by p.staff_id, p.load`,
    [`stf_${run}_%`],
  );
  const faults = [];
  for (const { staff_id: id, load, owned, noted } of rows) {
    if (owned > capacity) faults.push(`${id} has ${owned} of ${capacity}`);
    if (load !== owned || noted !== owned) faults.push(`${id} has ${owned}, counted ${load}, noted ${noted}`);
  }
  const owned = rows.reduce((sum, row) => sum + row.owned, 0);
  const [won, taken, full] = ["200", "chat.session_taken", "chat.member_full"].map((key) => statuses.get(key) ?? 0);
  const expected = Math.min(sessions, capacity * staff);
  if (owned !== expected) faults.push(`${owned} conversations have an owner instead of ${expected}`);
  if (won !== owned) faults.push(`${won} claims were told that they won, ${owned} did`);
  const other = [...statuses].filter(([key]) => !["200", "chat.session_taken", "chat.member_full"].includes(key));
  for (const [key, times] of other) faults.push(`${times} claims were answered with ${key}`);
  const fullest = Math.max(...rows.map((row) => row.owned));
  return { won, taken, full, owned, fullest, faults };
}

/** A kept connection that the server ends while the next request is on its way is reset; who claims what he has got is told 200 again. */
async function claimAgain(agent, url, sessionId, key, broken) {
  for (;;)
    try {
      return await claim(agent, url, sessionId, key);
    } catch (error) {
      if (error.code !== "ECONNRESET" || broken.count >= MOST_BROKEN) throw error;
      broken.count += 1;
    }
}

/** @returns {Promise<string>} "200", or the code of the refusal */
function claim(agent, url, sessionId, key) {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", "content-length": 2 };
    const outgoing = request(
      `${url}/api/chat/sessions/${sessionId}/assign`,
      { agent, method: "POST", headers },
      (answer) => {
        let body = "";
        answer.on("data", (part) => {
          body += part;
        });
        answer.on("end", () => resolve(answer.statusCode === 200 ? "200" : codeIn(body, answer.statusCode)));
        answer.on("error", reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end("{}");
  });
}

const codeIn = (body, status) => /chat\.[a-z_]+/.exec(body)?.[0] ?? String(status);
