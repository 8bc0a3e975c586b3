import { defineConfig } from "@playwright/test";

const specs = (...names: string[]) => names.map((name) => `${name}.spec.ts`);

/** They switch flows off and on for everybody, or wait for what these switches hold back (a welcome, for one). */
const flows = specs("automations", "buy", "cart-recovery", "people", "templates", "welcome");
/** Looking, selling and mailing that no other journey disturbs. */
const mails = specs("accessibility", "campaigns", "kill", "mail-tracking", "reviews-and-coupons");

/**
 * Journeys through the real thing: `npm start` on a data folder of its own, driven in Debian's Chromium. One after the other,
 * because they share the shop; those about flows and mails, which mostly wait, go beside those about conversations. No
 * retries, because a journey that needs a second try is broken.
 */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  globalSetup: "./start-shop.ts",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 3,
  projects: [
    { name: "conversations", testIgnore: [...flows, ...mails], workers: 1 },
    { name: "flows", testMatch: flows, workers: 1 },
    { name: "mails", testMatch: mails, workers: 1 },
  ],
  reporter: [["list"], ["json", { outputFile: "../../../.build/test-results/e2e.json" }]],
  outputDir: "../../../.build/test-results/e2e",
  use: {
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
