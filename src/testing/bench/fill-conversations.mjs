import { createCipheriv, randomBytes } from "node:crypto";
import pg from "pg";

const PREFIX = "p6_";
const WORDS = [
  "basin",
  "kettle",
  "basket",
  "delivery",
  "Kisumu",
  "order",
  "blanket",
  "green",
  "when",
  "please",
  "enamel",
];

/** As lib/secret-box stores a text: the console opens it with the shop's own key. */
function seal(key, text, row) {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(row));
  return `v1.${Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64")}`;
}

const textOf = (/** @type {number} */ n) =>
  Array.from({ length: 12 }, (_, at) => WORDS[(n * 7 + at * 3) % WORDS.length]).join(" ");

/**
 * Writes open conversations of as many visitors straight into the shop's database, each with one unread message, the newest of them
 * with many, all sealed by the shop's key. Their ids are returned newest first.
 */
export async function fillConversations({ databaseUrl, dataKey, conversations, messages }) {
  const key = Buffer.from(dataKey, "base64");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await clear(client);
    await client.query(`INSERT INTO visitor (id) SELECT '${PREFIX}v' || n FROM generate_series(0, $1::int - 1) n`, [
      conversations,
    ]);
    await client.query(
      `INSERT INTO chat_session (id, visitor_id, name, last_seq, indexed_seq, waiting_since, last_message_at, last_human_message_at, first_visitor_message_at)
       SELECT '${PREFIX}s' || n, '${PREFIX}v' || n, CASE WHEN n % 3 > 0 THEN 'Customer ' || n END, c, c, at, at, at, at
       FROM (SELECT n, now() - n * interval '20 seconds' AS at, CASE WHEN n = 0 THEN $2::int ELSE 1 END AS c
         FROM generate_series(0, $1::int - 1) n) wanted`,
      [conversations, messages],
    );
    const rows = [];
    for (let n = 0; n < conversations; n++)
      for (let seq = 1; seq <= (n === 0 ? messages : 1); seq++)
        rows.push({ id: `${PREFIX}m${n}_${seq}`, session: `${PREFIX}s${n}`, seq });
    for (let from = 0; from < rows.length; from += 5_000) {
      const part = rows.slice(from, from + 5_000);
      await client.query(
        `INSERT INTO chat_message (id, session_id, seq, sender, sender_name, content_sealed, quick_replies, created_at)
         SELECT id, session_id, seq, 'visitor', 'Customer', sealed, '{}', now() - interval '1 hour' + seq * interval '0.5 second'
         FROM unnest($1::text[], $2::text[], $3::int[], $4::text[]) AS m(id, session_id, seq, sealed)`,
        [
          part.map(({ id }) => id),
          part.map(({ session }) => session),
          part.map(({ seq }) => seq),
          part.map(({ id, session, seq }) => seal(key, textOf(seq + id.length), `${session}/${id}`)),
        ],
      );
    }
    await client.query("ANALYZE chat_session, chat_message");
  } finally {
    await client.end();
  }
  return Array.from({ length: conversations }, (_, n) => `${PREFIX}s${n}`);
}

/** Takes out again what `fillConversations` wrote. */
export async function emptyConversations(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await clear(client);
  await client.end();
}

async function clear(client) {
  await client.query(`DELETE FROM chat_session WHERE id LIKE '${PREFIX}s%'`);
  await client.query(`DELETE FROM visitor WHERE id LIKE '${PREFIX}v%'`);
}
