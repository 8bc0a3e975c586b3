import { defineConfig } from "@playwright/test";

/** Flows that last minutes even at 3,600 times the speed, and touch nobody else's things. */
const waiting = ["cart-recovery.spec.ts", "kill.spec.ts"];

/**
 * Journeys through the real thing: `npm start` on a data folder of its own, driven in Debian's Chromium. One after the other,
 * because they share the shop; only those that mostly wait for mails go beside them. No retries, because a journey that needs
 * a second try is broken.
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
    { name: "journeys", testIgnore: waiting, workers: 1 },
    { name: "waiting", testMatch: waiting, workers: 1 },
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
