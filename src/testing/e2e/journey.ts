import { test as plain } from "@playwright/test";

/**
 * A journey, and the end of it: the browsers of all its people are closed, also those it opened itself. Left open, each console
 * and each chat would go on listening and drawing beside the journeys that follow.
 */
export const test = plain.extend<{ goHome: undefined }>({
  goHome: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
