// One of the two shops of p14-growth.mjs: fills its database, asks the product's use cases one at a time and tells how long each
// took, or which plans its statements had. Bundled, because it runs the product's own sources.
import pg from "pg";
import { fillGrowth } from "./fill-growth.mjs";
import { PEOPLE_TABLES } from "./fill-growth-people.mjs";
import { questions as questionsOfChatsAndMails } from "./growth-questions.mjs";
import { questions as questionsOfPeople } from "./growth-questions-people.mjs";

const questions = { ...questionsOfChatsAndMails, ...questionsOfPeople };

/** Those that grow; a scan through another table is no fault. */
const GROWN = [
  ...["visitor", "chat_session", "chat_message", "chat_search_entry", "chat_session_tag", "email_log"],
  ...PEOPLE_TABLES,
];

/** How answers name their rows. */
const LISTS = ["conversations", "messages", "mails", "customers", "subscribers", "coupons", "moments", "runs"];

let statements;
let filled = 0;
const runs = pg.Client.prototype.query;
pg.Client.prototype.query = function (statement, ...rest) {
  if (statements && statement?.text && /^\s*(SELECT|WITH)/i.test(statement.text)) statements.push(statement);
  return runs.call(this, statement, ...rest);
};

async function ask({ question, round }) {
  const began = performance.now();
  const answer = await questions[question].ask(round, filled);
  const ms = performance.now() - began;
  // An answer that became empty would be a fast one.
  if (!questions[question].mayFindNothing && countFound(answer) === 0) throw new Error(`"${question}" found nothing`);
  return { ms };
}

function countFound(answer) {
  const list = Array.isArray(answer) ? answer : LISTS.map((name) => answer?.[name]).find(Array.isArray);
  return list ? list.length : Number(answer !== null);
}

/** Pages that the statements of a question touch, and the grown tables that they go through as a whole. */
async function explain(name) {
  statements = [];
  await questions[name].ask(1, filled);
  const seen = statements;
  statements = undefined;
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const facts = { pages: 0, scans: [] };
  for (const { text, values } of seen) {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
    const [{ Plan: plan }] = rows[0]["QUERY PLAN"];
    facts.pages += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
    facts.scans.push(...wholeScans(plan));
  }
  await client.end();
  return { ...facts, scans: [...new Set(facts.scans)] };
}

function wholeScans(plan) {
  const own =
    /Seq Scan/.test(plan["Node Type"]) && plan["Actual Loops"] > 0 && GROWN.includes(plan["Relation Name"])
      ? [plan["Relation Name"]]
      : [];
  return [...own, ...(plan.Plans ?? []).flatMap(wholeScans)];
}

async function fill(rows) {
  const began = performance.now();
  filled = rows;
  await fillGrowth(process.env.DATABASE_URL, rows);
  return { tookMs: performance.now() - began };
}

function answer(message) {
  if (message.fill) return fill(message.fill);
  if (message.explain) return explain(message.explain);
  if (message.question) return ask(message);
  return {
    questions: Object.entries(questions).map(([name, { group, leastRows = 0 }]) => ({ name, group, leastRows })),
  };
}

process.on("message", async (message) => process.send(await answer(message)));
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
process.send({ ready: true, port: 0 });
