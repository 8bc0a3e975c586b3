import { bundleLocal } from "./bundle-local.mjs";
import { startChild } from "./child-process.mjs";

const DATA_DIR = ".data/bench-campaign";

/** What the use cases need to be told; nothing but the database and the sink is ever reached. */
const envFor = (databaseUrl, smtpPort) => ({
  DATABASE_URL: databaseUrl,
  EMAIL_HOST: "127.0.0.1",
  EMAIL_PORT: String(smtpPort),
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
});

/**
 * A database of its own, an SMTP sink and shops (a process each) for a bench of campaigns; `stop` ends and drops all.
 * @returns {Promise<{sink: any, startShop: () => Promise<(work: string, facts?: object) => Promise<any>>, stop: () => Promise<void>}>}
 */
export async function startCampaignTrial() {
  const bundle = await bundleLocal({
    "growth-postgres": "src/testing/bench/growth-postgres.mjs",
    "campaign-shop": "src/testing/bench/campaign-shop.mjs",
  });
  const postgres = await startChild(bundle("growth-postgres"), { GROWTH_DIR: DATA_DIR });
  const children = [];
  const stop = async () => {
    for (const child of children.reverse()) await child.stop();
    await postgres.ask({ drop: ["campaign"] });
    await postgres.stop();
  };
  try {
    const { urls } = await postgres.ask({ databases: ["campaign"] });
    const sink = await startChild(new URL("campaign-sink.mjs", import.meta.url).pathname);
    children.push(sink);
    const startShop = async () => {
      const shop = await startChild(bundle("campaign-shop"), envFor(urls.campaign, sink.port));
      children.push(shop);
      return async (work, facts = {}) => {
        const answer = await shop.ask({ work, ...facts });
        if (answer.fault) throw new Error(answer.fault);
        return answer;
      };
    };
    return { sink, startShop, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
