// The Postgres of p14-growth.mjs: a server without durability, and on it fresh databases with the product's migrations.
import pg from "pg";
import { migrateDatabase } from "@/lib/migrate";
import { ensurePostgres } from "@/local/postgres/ensure-postgres";

const server = await ensurePostgres({ dir: process.env.GROWTH_DIR, database: "postgres", fast: true });

async function drop(names) {
  const admin = new pg.Client({ connectionString: server.urlFor("postgres") });
  await admin.connect();
  for (const name of names) await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`);
  await admin.end();
}

async function make(names) {
  await drop(names);
  const urls = {};
  for (const name of names) {
    urls[name] = await server.ensureDatabase(name);
    await migrateDatabase(urls[name]);
  }
  return urls;
}

process.on("message", (message) => {
  const work = message.drop ? drop(message.drop).then(() => ({})) : make(message.databases).then((urls) => ({ urls }));
  void work.then((answer) => process.send(answer));
});
const end = () => void server.stop().finally(() => process.exit(0));
process.on("SIGTERM", end);
process.on("disconnect", end);
process.send({ ready: true, port: server.port });
