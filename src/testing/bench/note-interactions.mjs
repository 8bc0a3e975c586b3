import { setTimeout as sleep } from "node:timers/promises";

/** No entry comes later than this behind its frame, on a slowed processor too. */
const QUIET_MS = 500;
const SETTLED_WITHIN_MS = 15_000;

/**
 * From now on the page notes every interaction as browsers count INP: from the tap or key to the next frame (Event Timing API, `duration`
 * of entries with an interactionId; those below 16 ms are not told). To be called before the page is opened.
 *
 * A pixel changes with every frame, because Chromium without a window (150) tells the time of no frame in which only the letters of a field
 * changed, although it shows it (a screencast has one for each letter): such keys were said to last until something else was drawn, seconds
 * later, and were booked under what the shopper did then.
 * @param {import("@playwright/test").Page} page
 * @returns `during(act)`: the slowest interaction that began while `act` ran, in ms, asked once the page has come to rest; 0: all below 16 ms
 */
export async function noteInteractions(page) {
  await page.addInitScript(() => {
    window.interactions = [];
    new PerformanceObserver((list) => {
      for (const { interactionId, startTime, duration } of list.getEntries())
        if (interactionId) window.interactions.push({ startTime, duration });
    }).observe({ type: "event", durationThreshold: 16, buffered: true });
    addEventListener("load", () => {
      const pixel = document.createElement("i");
      pixel.style.cssText = "position:fixed;top:0;left:0;width:1px;height:1px;z-index:2147483647;pointer-events:none";
      document.documentElement.append(pixel);
      let frame = 0;
      const beat = () => {
        pixel.style.background = frame++ % 2 ? "#000" : "#111";
        requestAnimationFrame(beat);
      };
      beat();
    });
  });
  const now = () => page.evaluate(() => performance.now());
  const rest = async () => {
    const deadline = Date.now() + SETTLED_WITHIN_MS;
    for (let known = -1, count = 0; count !== known && Date.now() < deadline; ) {
      known = count;
      await page.evaluate(() => new Promise((idle) => requestIdleCallback(() => idle(), { timeout: 2_000 })));
      await sleep(QUIET_MS);
      count = await page.evaluate(() => window.interactions.length);
    }
  };
  return {
    rest,
    async during(act) {
      const began = await now();
      await act();
      const ended = await now();
      await rest();
      const entries = await page.evaluate(() => window.interactions);
      const own = entries.filter(({ startTime }) => startTime >= began && startTime <= ended);
      return Math.max(0, ...own.map(({ duration }) => duration));
    },
  };
}
