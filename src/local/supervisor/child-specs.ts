import { join } from "node:path";
import type { Facts } from "./app-environment";
import type { ChildSpec } from "./child";
import { type Environment, localAddress } from "./settings";
import { tiedEnvironment } from "./tied-environment";
import { waitForApp } from "./wait-for-app";

/** What every service gets of the surroundings; secrets of the shop are none of its business. */
const SHARED = ["PATH", "HOME", "TMPDIR", "SystemRoot", "LANG", "TZ", "NODE_OPTIONS"];

const service = (facts: Facts, name: string, endMs: number, own: () => Environment): ChildSpec => ({
  name,
  args: [join(facts.settings.root, ".build", "local", `${name}.js`)],
  cwd: facts.settings.root,
  endMs,
  env: () => ({
    ...Object.fromEntries(SHARED.map((key) => [key, process.env[key]])),
    NODE_ENV: "production",
    ...own(),
  }),
});

/** How the local mailbox is started. */
export function mailboxSpec(facts: Facts): ChildSpec {
  return service(facts, "mailbox", 1000, () => ({
    MAILBOX_HOST: "127.0.0.1",
    MAILBOX_SMTP_PORT: String(facts.ports.smtp),
    MAILBOX_WEB_PORT: String(facts.ports.mailboxWeb),
    MAILBOX_DIR: join(facts.settings.dataDir, "mailbox"),
  }));
}

/** How the local Channels server is started. */
export function channelsSpec(facts: Facts): ChildSpec {
  return service(facts, "channels", 1500, () => ({
    CHANNELS_HOST: "127.0.0.1",
    CHANNELS_PORT: String(facts.ports.channels),
    CHANNELS_APP_ID: facts.secrets.PUSHER_APP_ID,
    CHANNELS_KEY: facts.secrets.PUSHER_KEY,
    CHANNELS_SECRET: facts.secrets.PUSHER_SECRET,
    CHANNELS_ALLOWED_ORIGINS: process.env.CHANNELS_ALLOWED_ORIGINS,
    CHANNELS_SUBSCRIPTION_COUNTS: process.env.CHANNELS_SUBSCRIPTION_COUNTS,
    CHANNELS_WEBHOOK_URL: process.env.CHANNELS_WEBHOOK_URL,
    CHANNELS_WEBHOOK_EVENTS: process.env.CHANNELS_WEBHOOK_EVENTS,
  }));
}

/** How the local jobs server is started; the database is asked for at every start, its port may have changed. */
export function jobsSpec(facts: Facts, databaseUrl: () => string): ChildSpec {
  return service(facts, "jobs", 2000, () => ({
    JOBS_HOST: "127.0.0.1",
    JOBS_PORT: String(facts.ports.jobs),
    JOBS_DATABASE_URL: databaseUrl(),
    JOBS_EVENT_KEY: facts.secrets.INNGEST_EVENT_KEY,
    JOBS_SIGNING_KEY: facts.secrets.INNGEST_SIGNING_KEY,
    JOBS_APP_URL: `${localAddress(facts.settings)}/api/inngest`,
    JOBS_KEEP_RUNS_DAYS: process.env.JOBS_KEEP_RUNS_DAYS,
    JOBS_KEEP_EVENTS_DAYS: process.env.JOBS_KEEP_EVENTS_DAYS,
  }));
}

/** The shop itself. `onUnwell` hears what its health check said when it serves with something missing. */
export function appSpec(facts: Facts, env: () => Environment, onUnwell: (answer: string) => void): ChildSpec {
  const { root, mode, port, host } = facts.settings;
  return {
    name: "shop",
    args: [join(root, "node_modules/next/dist/bin/next"), mode, "-p", String(port), "-H", host],
    cwd: root,
    // `next start` waits for open connections without limit, and a chat keeps one open.
    endMs: 2000,
    env: () => tiedEnvironment(root, env()),
    whenReady: async () => {
      const answer = await waitForApp({
        address: localAddress(facts.settings),
        timeoutMs: 120_000,
        unhealthyMs: 15_000,
      });
      if (answer) onUnwell(answer);
    },
  };
}
