import pg from "pg";
import { blindToken } from "@/lib/blind-index";
import { seal } from "@/lib/secret-box";
import { fillPeople, PEOPLE_TABLES } from "./fill-growth-people.mjs";

/** Whose indexes are built after they were filled. */
const FILLED = ["chat_session", "chat_message", "chat_search_entry", "email_log", ...PEOPLE_TABLES];

export const RARE_TAG = "tag_rare";
/** So many conversations, spread over all of them, can be read whole. */
export const SAMPLES = 300;
const WORDS = "Is the delivery of the kettle for Zawadi today?";
/** How many rows of something rare there are, however many rows there are. */
const RARE = 40;
/** More than any list shows of its beginning. */
const READ_OF_A_LIST = 250;

const idOf = (/** @type {number} */ n) => `chs_${String(n).padStart(9, "0")}`;
/** @returns {string} the id of a conversation that can be read whole, `at` 0 to SAMPLES - 1 from the oldest to the newest */
export const sampleId = (at, rows) => idOf(1 + Math.floor((at * (rows - 1)) / SAMPLES));
export const visitorOf = (/** @type {string} */ sessionId) => sessionId.replace("chs", "vis");

/**
 * Writes as many conversations (three messages each, 20 % of them open, the 500 newest unread, 40 of a rare tag), visitors and
 * mails into an empty, migrated database. Indexes are built afterwards, which is several times faster. Messages hold no words except
 * where a list, a search or a sample shows them: opening another one throws.
 */
export async function fillGrowth(databaseUrl, rows) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // As a replica Postgres fires no triggers and checks no foreign keys.
    await client.query(
      "SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET synchronous_commit = off",
    );
    const rebuild = await takeIndexes(client);
    await writePeople(client, rows);
    await writeConversations(client, rows);
    await writeSearchEntries(client, rows);
    await writeMails(client, rows);
    await fillPeople(client, rows);
    await rebuild();
    await client.query("VACUUM ANALYZE");
    await sealWords(client, rows);
    await client.query("VACUUM ANALYZE chat_message");
    await client.query("CHECKPOINT");
  } finally {
    await client.end();
  }
}

/** Drops the indexes of the tables to be filled; the function that is returned builds them again. */
async function takeIndexes(client) {
  const { rows } = await client.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     JOIN pg_class t ON t.oid = i.indrelid
     WHERE NOT i.indisprimary AND t.relname = ANY($1::text[])`,
    [FILLED],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await client.query("ALTER TABLE chat_search_entry DROP CONSTRAINT chat_search_entry_pkey");
  return async () => {
    for (const { definition } of rows) await client.query(definition);
    await client.query("ALTER TABLE chat_search_entry ADD PRIMARY KEY (token, session_id)");
  };
}

async function writePeople(client, rows) {
  await client.query(
    `INSERT INTO staff (id, name, email, updated_at) SELECT 'stf_' || n, 'Member ' || n, n || '@bench.example', now() FROM generate_series(0, 19) n`,
  );
  await client.query(`INSERT INTO team (id, name) SELECT 'tem_' || n, 'Team ' || n FROM generate_series(0, 3) n`);
  await client.query(`INSERT INTO chat_tag (id, name) VALUES ($1, 'rare'), ('tag_frequent', 'frequent')`, [RARE_TAG]);
  await client.query(
    `INSERT INTO visitor (id) SELECT 'vis_' || lpad(n::text, 9, '0') FROM generate_series(1, $1::int) n`,
    [rows],
  );
}

async function writeConversations(client, rows) {
  // n counts all from the oldest, k the open ones.
  await client.query(
    `INSERT INTO chat_session (id, visitor_id, last_seq, visitor_read_seq, staff_read_seq, indexed_seq, created_at,
       first_visitor_message_at, last_message_at, last_human_message_at, closed_at, assigned_to_id, team_id, snoozed_until, waiting_since)
     SELECT 'chs_' || no, 'vis_' || no, 3, 3, CASE WHEN n > $1::int - 500 THEN 2 ELSE 3 END, 3, at, at, at, at,
       CASE WHEN NOT is_open THEN at + interval '1 hour' END,
       CASE WHEN k % 2 = 0 THEN 'stf_' || (k / 2) % 20 END, CASE WHEN k % 3 = 0 THEN 'tem_' || (k / 3) % 4 END,
       CASE WHEN is_open AND k % 10 = 1 THEN now() + k * interval '1 second' END, CASE WHEN is_open AND k % 4 < 2 THEN at END
     FROM (SELECT n, n / 5 AS k, n % 5 = 0 AS is_open, lpad(n::text, 9, '0') AS no,
       now() - interval '2 hours' - ($1::int - n) * interval '30 seconds' AS at FROM generate_series(1, $1::int) n) wanted`,
    [rows],
  );
  await client.query(
    `INSERT INTO chat_session_tag (session_id, tag_id) SELECT 'chs_' || lpad((n * ($1::int / $2::int))::text, 9, '0'), $3 FROM generate_series(1, $2::int) n`,
    [rows, RARE, RARE_TAG],
  );
  await client.query(
    `INSERT INTO chat_session_tag (session_id, tag_id) SELECT 'chs_' || lpad(n::text, 9, '0'), 'tag_frequent' FROM generate_series(1, $1::int) n WHERE n % 3 = 0`,
    [rows],
  );
  await client.query(
    `INSERT INTO chat_message (id, session_id, seq, sender, sender_name, client_message_id, content_sealed, quick_replies, created_at)
     SELECT 'msg_' || no || '_' || seq, 'chs_' || no, seq, (ARRAY['visitor', 'staff', 'visitor'])[seq]::chat_sender, 'Somebody',
       'client-' || seq, repeat('x', 120), '{}', now() - interval '2 hours' - ($1::int - n) * interval '30 seconds'
     FROM (SELECT n, lpad(n::text, 9, '0') AS no FROM generate_series(1, $1::int) n) wanted CROSS JOIN generate_series(1, 3) seq`,
    [rows],
  );
}

async function writeSearchEntries(client, rows) {
  const word = (text, each) =>
    client.query(
      `INSERT INTO chat_search_entry (session_id, token)
       SELECT 'chs_' || lpad(n::text, 9, '0'), $2::bigint FROM generate_series(1, $1::int) n WHERE n % $3::int = $3::int / 2`,
      [rows, String(blindToken(text)), each],
    );
  await word("delivery", 5);
  await word("kettle", 101);
  await word("zawadi", rows / RARE);
  // Of every conversation five words out of 30,000.
  await client.query(
    `INSERT INTO chat_search_entry (session_id, token)
     SELECT 'chs_' || lpad(n::text, 9, '0'), hashint8extended((n * 31 + word * 6007) % 30000, word)
     FROM generate_series(1, $1::bigint) n CROSS JOIN generate_series(1, 5) word`,
    [rows],
  );
}

async function writeMails(client, rows) {
  // Of each rare state and of the rare flow there are 40, side by side every so often.
  await client.query(
    `INSERT INTO email_log (id, once_key, stream, message, flow, to_email, customer_id, opened_at, clicked_at, subject, planned_at, sending_at, accepted_at, delivered_at,
       bounced_at, failed_at, declined_at, declined_reason, deferred_until)
     SELECT 'eml_' || lpad(n::text, 9, '0'), 'bench:' || n, 'marketing', 'cart-saved',
       CASE WHEN rare = 5 THEN 'birthdays' ELSE (ARRAY['cart-recovery', 'welcome', 'order-updates'])[1 + n % 3] END,
       'person' || n || '@example.com', 'cus_' || lpad(n::text, 9, '0'), CASE WHEN n % 3 = 1 THEN at END, CASE WHEN n % 10 = 1 THEN at END,
       'Your cart', at, CASE WHEN rare NOT IN (3, 4) THEN at END,
       CASE WHEN rare IN (1, 5) OR rare > 5 AND n % 10 > 0 THEN at END, CASE WHEN rare >= 5 AND n % 10 > 0 THEN at END,
       CASE WHEN rare = 1 THEN at END, CASE WHEN rare = 2 THEN at END, CASE WHEN rare > 5 AND n % 10 = 0 THEN at END,
       CASE WHEN rare > 5 AND n % 10 = 0 THEN 'no_consent' END, CASE WHEN rare = 3 THEN now() + interval '1 hour' END
     FROM (SELECT n, n % ($1::int / $2::int) AS rare, now() - ($1::int - n) * interval '30 seconds' AS at FROM generate_series(1, $1::int) n) wanted
     WHERE rare > 0`,
    [rows, RARE],
  );
}

/** Gives words to the messages that are read: those of the lists' beginnings, of what is found, of the samples. */
async function sealWords(client, rows) {
  const ids = new Set(Array.from({ length: SAMPLES }, (_, at) => sampleId(at, rows)));
  const inLists = "closed_at IS NULL AND snoozed_until IS NULL";
  const beginnings = [
    `${inLists} AND assigned_to_id = 'stf_1' ORDER BY last_human_message_at DESC`,
    `${inLists} AND assigned_to_id IS NULL ORDER BY last_human_message_at DESC`,
    `${inLists} AND team_id IS NOT NULL ORDER BY last_human_message_at DESC`,
    `${inLists} AND waiting_since IS NOT NULL ORDER BY waiting_since`,
    `${inLists} ORDER BY last_human_message_at DESC`,
    "closed_at IS NULL ORDER BY last_human_message_at DESC",
    "closed_at IS NOT NULL ORDER BY closed_at DESC",
    "snoozed_until IS NOT NULL ORDER BY snoozed_until",
    `id IN (SELECT session_id FROM chat_session_tag WHERE tag_id = '${RARE_TAG}') ORDER BY id`,
  ];
  for (const words of [["delivery"], ["kettle"], ["zawadi"], ["kettle", "delivery"]])
    beginnings.push(
      `${words.map((word) => `id IN (SELECT session_id FROM chat_search_entry WHERE token = ${blindToken(word)})`).join(" AND ")} ORDER BY last_human_message_at DESC`,
    );
  for (const beginning of beginnings) {
    const found = await client.query(`SELECT id FROM chat_session WHERE ${beginning} LIMIT ${READ_OF_A_LIST}`);
    for (const { id } of found.rows) ids.add(id);
  }
  const messages = [...ids].flatMap((session) =>
    [1, 2, 3].map((seq) => ({ session, id: `${session.replace("chs", "msg")}_${seq}` })),
  );
  await client.query(
    `UPDATE chat_message m SET content_sealed = given.sealed FROM unnest($1::text[], $2::text[]) AS given(id, sealed) WHERE m.id = given.id`,
    [messages.map(({ id }) => id), messages.map(({ id, session }) => seal(WORDS, `${session}/${id}`))],
  );
}
