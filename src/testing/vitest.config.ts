import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const databaseTests = [
  "src/**/*.db.test.ts",
  "src/**/jobs.test.ts",
  "emails/**/*.db.test.ts",
  "prisma/**/*.db.test.ts",
];

/** Nothing listens on port 9 (discard, RFC 863): a test that forgot to bring its own service reaches nobody's. */
const NOWHERE = "9";
const base64Of32Bytes = Buffer.alloc(32, "test").toString("base64");

/** A complete environment, whatever the shell has. A database test gets a DATABASE_URL that works. */
const environment = {
  DATABASE_URL: `postgresql://nobody@127.0.0.1:${NOWHERE}/none`,
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests",
  DATA_ENCRYPTION_KEY: base64Of32Bytes,
  PUSHER_APP_ID: "test",
  PUSHER_KEY: "test-key",
  PUSHER_SECRET: "test-secret",
  PUSHER_CLUSTER: "",
  PUSHER_HOST: "127.0.0.1",
  PUSHER_PORT: NOWHERE,
  PUSHER_USE_TLS: "false",
  PUSHER_ENCRYPTION_MASTER_KEY: base64Of32Bytes,
  INNGEST_DEV: "",
  INNGEST_EVENT_KEY: "test-event-key",
  INNGEST_SIGNING_KEY: `signkey-test-${"0".repeat(64)}`,
  INNGEST_BASE_URL: `http://127.0.0.1:${NOWHERE}`,
  RESEND_API_KEY: "",
  EMAIL_HOST: "127.0.0.1",
  EMAIL_PORT: NOWHERE,
  EMAIL_USER: "",
  EMAIL_PASS: "",
  AUTOMATION_TIME_SCALE: "1",
};

/**
 * Two kinds of tests. "database": each file gets a migrated, empty PostgreSQL database of its own, and a run that has
 * none of them starts no server. "pure": everything else.
 */
export default defineConfig({
  root: fromRoot("."),
  resolve: {
    alias: {
      "@emails": fromRoot("emails"),
      "@": fromRoot("src"),
      // Its usual form throws outside of a React server build.
      "server-only": fromRoot("node_modules/server-only/empty.js"),
    },
  },
  test: {
    env: environment,
    // A process for each of hundreds of files would cost a fifth of the whole time.
    pool: "threads",
    // Twice as many as the least machine has cores: the jobs of the flows, and the servers that are killed, mostly wait.
    maxWorkers: 4,
    testTimeout: 15_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ["src/**/*.test.{ts,tsx}", "emails/**/*.test.{ts,tsx}"],
          exclude: [...databaseTests, "src/testing/e2e/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: databaseTests,
          globalSetup: [fromRoot("src/testing/global-setup.ts")],
          setupFiles: [fromRoot("src/testing/database.ts")],
        },
      },
    ],
  },
});
