import { setTimeout as sleep } from "node:timers/promises";
import { median, milliseconds } from "./statistics.mjs";
import { stripLauncher } from "./strip-launcher.mjs";

/** QUALITY.md asks for seven; the median of seven still moved by 6 ms from run to run. */
const PAIRS = 13;
const SETTLE_MS = 500;
const EAGER_PUSHER_MS = 20;

/**
 * P3, the main thread's time for loading the home page with the closed chat less without it: 13 pairs of loads in
 * Chromium, each with an empty cache, the order swapped from pair to pair; the served page once as it is and once
 * without the launcher, both handed over by the same interception. Time is Chromium's `TaskDuration` by `threadTicks`,
 * which does not count waiting for a processor. Layout shift is the page's whole CLS in each case, largest of the
 * loads.
 */
export async function measure({ quick, shop, browsers, say }) {
  const { url, html } = await shop.start();
  const served = await html("/");
  const pages = { with: served.body, without: stripLauncher(served.body).html };
  const policy = served.headers.get("content-security-policy") ?? "";
  const load = (body) => loadOnce(browsers, url, body, policy);
  await load(pages.with);
  const differences = [];
  const times = { with: [], without: [] };
  const shifts = { with: 0, without: 0 };
  for (let pair = 0; pair < (quick ? 3 : PAIRS); pair++) {
    for (const name of pair % 2 ? ["without", "with"] : ["with", "without"]) {
      const { taskMs, shift } = await load(pages[name]);
      times[name].push(taskMs);
      shifts[name] = Math.max(shifts[name], shift);
    }
    differences.push(times.with.at(-1) - times.without.at(-1));
    say(`with ${milliseconds(times.with.at(-1))}, without ${milliseconds(times.without.at(-1))}`);
  }
  const added = median(differences);
  const spread = `pairs ${signed(Math.min(...differences))} to ${signed(Math.max(...differences))}`;
  return [
    {
      id: "P3",
      name: `closed chat's main-thread time (page alone ${milliseconds(median(times.without))}; ${spread})`,
      ours: signed(added),
      reference: "+20 ms eager pusher-js, recorded",
      ratio: added / EAGER_PUSHER_MS,
      bar: "≤ +5 ms",
      reached: added <= 5,
    },
    {
      id: "P3",
      name: "layout shift with the closed chat; without",
      ours: `${shifts.with.toFixed(3)}; ${shifts.without.toFixed(3)}`,
      bar: "0.000",
      reached: shifts.with < 0.0005,
    },
  ];
}

const signed = (ms) => `${ms < 0 ? "" : "+"}${ms.toFixed(1)} ms`;

async function loadOnce(browsers, url, body, policy) {
  const page = await browsers.newPage();
  try {
    await page.route(`${url}/`, (route) =>
      route.fulfill({ body, contentType: "text/html; charset=utf-8", headers: { "content-security-policy": policy } }),
    );
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(url, { waitUntil: "networkidle" });
    await sleep(SETTLE_MS);
    const { metrics } = await session.send("Performance.getMetrics");
    const taskMs = (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1_000;
    return { taskMs, shift: await layoutShift(page) };
  } finally {
    await page.context().close();
  }
}

const layoutShift = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 100);
      }),
  );
