import { defineConfig } from "@playwright/test";

/** Selling and mailing: they share switches and caps with each other, and nothing with the conversations. */
const mails = [
  ...["automations", "buy", "campaigns", "cart-recovery", "kill", "mail-tracking", "people", "reviews-and-coupons"],
  ...["templates", "welcome"],
].map((name) => `${name}.spec.ts`);

/**
 * Journeys through the real thing: `npm start` on a data folder of its own, driven in Debian's Chromium. One after the other,
 * because they share the shop; those about mails, which mostly wait for them, go beside those about conversations. No
 * retries, because a journey that needs a second try is broken.
 */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  globalSetup: "./start-shop.ts",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 2,
  projects: [
    { name: "conversations", testIgnore: mails, workers: 1 },
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
