import { chromium } from "@playwright/test";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * One Chromium for all measurements, started when first asked for; each page has a context, so a cache and cookies, of
 * its own.
 */
export function openBrowsers() {
  let launching;
  return {
    /** @param {import("@playwright/test").BrowserContextOptions} [options] */
    async newPage(options) {
      launching ??= chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ARGS });
      const context = await (await launching).newContext({ viewport: { width: 390, height: 844 }, ...options });
      return context.newPage();
    },
    async close() {
      await (await launching?.catch(() => undefined))?.close();
    },
  };
}
