import { defineConfig } from "@playwright/test";

/**
 * Journeys through the real thing: `npm start` on a data folder of its own, driven in Debian's Chromium. One worker, because the
 * journeys share the shop; no retries, because a journey that needs a second try is broken.
 */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  globalSetup: "./start-shop.ts",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 1,
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
