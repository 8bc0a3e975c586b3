import { bundleLocal } from "./bundle-local.mjs";
import { startChild } from "./child-process.mjs";
import { milliseconds, percentile } from "./statistics.mjs";

const DATA_DIR = ".data/bench-growth";
const MOST = 1.3;
/** A question takes a few milliseconds: where others use the machine, half of the rounds may have waited for it. */
const CALM_SHARE = 0.25;
const SIZES = { small: 100_000, large: 1_000_000 };
const QUICK_SIZES = { small: 10_000, large: 100_000 };

/**
 * P14: the same questions to two databases of one Postgres, the second with ten times the rows of the first (conversations with
 * three messages each and what the search knows of them, visitors, mails, customers, subscribers, orders, coupons, runs; all views hold ten times as much too). The questions are
 * the product's own use cases, each in a process of its own per database, asked of both in turn; the figure is the ratio of the
 * lower quartiles. The statements they run are caught and explained: a scan through a whole grown table is a fault. The pages that
 * a question touches do not wobble with what else the machine does: what grows by neither time nor pages is within the bar. One line
 * per group tells its worst question; all are said.
 */
export async function measure({ quick, say }) {
  const bundle = await bundleLocal({
    "growth-postgres": "src/testing/bench/growth-postgres.mjs",
    growth: "src/testing/bench/growth-shop.mjs",
  });
  const postgres = await startChild(bundle("growth-postgres"), { GROWTH_DIR: DATA_DIR });
  const shops = [];
  try {
    const { urls } = await postgres.ask({ databases: ["small", "large"] });
    const sizes = quick ? QUICK_SIZES : SIZES;
    for (const [name, url] of Object.entries(urls)) {
      const shop = await startChild(bundle("growth"), envFor(url));
      shops.push(shop);
      const { tookMs } = await shop.ask({ fill: sizes[name] });
      say(`${sizes[name]} conversations, mails and visitors written in ${(tookMs / 1_000).toFixed(0)} s`);
    }
    const { questions } = await shops[0].ask({ list: true });
    const found = [];
    for (const question of questions.filter(({ leastRows }) => sizes.small >= leastRows))
      found.push(await compare(shops, question, quick ? 30 : 60, say));
    return rowsOf(found, sizes);
  } finally {
    for (const shop of shops) await shop.stop();
    await postgres.ask({ drop: ["small", "large"] });
    await postgres.stop();
  }
}

/** What the use cases need to be told; nothing but the database is ever reached. */
const envFor = (databaseUrl) => ({
  DATABASE_URL: databaseUrl,
  AUTH_SECRET: "b".repeat(32),
  DATA_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  PUSHER_APP_ID: "bench",
  PUSHER_KEY: "bench",
  PUSHER_SECRET: "bench",
  PUSHER_HOST: "127.0.0.1",
  PUSHER_PORT: "9",
  PUSHER_USE_TLS: "false",
  PUSHER_ENCRYPTION_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  INNGEST_DEV: "http://127.0.0.1:9",
  EMAIL_HOST: "127.0.0.1",
  EMAIL_PORT: "9",
});

async function compare(shops, question, rounds, say) {
  const times = [[], []];
  for (let round = 0; round < rounds; round++)
    for (const at of round % 2 ? [1, 0] : [0, 1])
      times[at].push((await shops[at].ask({ question: question.name, round })).ms);
  // The first rounds fill the caches.
  const [few, many] = times.map((all) => all.slice(Math.ceil(rounds / 5)));
  const [small, large] = [percentile(few, CALM_SHARE), percentile(many, CALM_SHARE)];
  const [before, after] = [await explain(shops[0], question), await explain(shops[1], question)];
  const ratio = large / small;
  const scans = after.scans.length > 0 ? `; reads all of ${after.scans.join(", ")}` : "";
  say(
    `${question.name}: ${milliseconds(small)} → ${milliseconds(large)}, ${ratio.toFixed(2)}×, pages ${before.pages} → ${after.pages}${scans}`,
  );
  return { ...question, small, large, ratio, scans: after.scans, pages: [before.pages, after.pages] };
}

const explain = (shop, { name }) => shop.ask({ explain: name });

const growthOf = ({ ratio, pages: [before, after] }) => Math.min(ratio, after / before);

function rowsOf(found, { small, large }) {
  const groups = [...new Set(found.map(({ group }) => group))];
  return groups.map((group) => {
    const own = found.filter((one) => one.group === group);
    const worst = own.reduce((most, one) => (growthOf(one) > growthOf(most) ? one : most));
    const scans = own.flatMap((one) => one.scans.map((table) => `${one.name} reads all of ${table}`));
    return {
      id: "P14",
      name: `${group}, ${large} rows; of ${own.length} the worst: ${worst.name} (pages ${worst.pages.join(" → ")})${scans.map((scan) => `; ${scan}`).join("")}`,
      ours: milliseconds(worst.large),
      reference: `${milliseconds(worst.small)} with ${small} rows`,
      ratio: worst.ratio,
      bar: `≤ ${MOST}×, index scans`,
      reached: growthOf(worst) <= MOST && scans.length === 0,
    };
  });
}
