/** How often the figures and runs of an open page are read anew. */
export const LIVE_EVERY_MS = 5_000;
