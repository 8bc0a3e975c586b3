import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { countTraffic } from "./count-traffic.mjs";
import { kilobytes, median } from "./statistics.mjs";
import { stripLauncher } from "./strip-launcher.mjs";

/** Long enough for anything that would load itself late. */
const SETTLE_MS = 2_000;
const LIBREDESK_LOADER_BYTES = 5.2 * 1024;
const PAGES = ["/", "/products/sufuria-set", "/cart"];
/** A page's nonce and the order of its preloads move where the compressor cuts its blocks: ±70 bytes from one load to the next. */
const LOADS = 9;

/** Pages, API, files and the WebSocket (`/app/KEY`) of the chat. */
export const isOfChat = (/** @type {{ path: string }} */ { path }) =>
  /^\/(widget|chat|app|api\/chat|api\/pusher)(\/|$)/.test(path);

/**
 * P1, on the pages as `npm start` serves them:
 * - bytes: gzip (level 6, as Next sends it) of the whole page less gzip of the page without the launcher, in markup and
 *   in React's copy of the page; so the launcher costs what it costs beside all the rest. The median of nine loads, of the page where
 *   it is greatest (home, a product, the cart); the greatest of all loads is said beside it.
 * - requests: those to the chat's addresses, and WebSockets, until 2 s after the home page has gone quiet in Chromium,
 *   nothing touched.
 * - hydrated components: references to client components within the launcher's part of React's copy.
 */
export async function measure({ shop, browsers, say }) {
  const { url, html } = await shop.start();
  const costs = [];
  let components = 0;
  for (const path of PAGES) {
    const loads = [];
    for (let load = 0; load < LOADS; load++) {
      const { body } = await html(path);
      const { html: without, copies } = stripLauncher(body);
      loads.push(gzipped(body) - gzipped(without));
      components = Math.max(components, copies.join("").match(/"\$L/g)?.length ?? 0);
    }
    costs.push({ median: median(loads), most: Math.max(...loads) });
    say(`${path}: ${loads.join(", ")} bytes`);
  }
  const bytes = Math.max(...costs.map(({ median }) => median));
  const most = Math.max(...costs.map(({ most }) => most));
  const requests = await requestsBeforeTap(browsers, url);
  return [
    {
      id: "P1",
      name: `closed chat adds to a page, gz (at most ${kilobytes(most)})`,
      ours: kilobytes(bytes),
      reference: "5.2 KB Libredesk's loader, recorded",
      ratio: bytes / LIBREDESK_LOADER_BYTES,
      bar: "≤ 0.7 KB",
      reached: bytes <= 0.7 * 1024,
    },
    {
      id: "P1",
      name: "requests of the closed chat; hydrated components",
      ours: `${requests.length}; ${components}`,
      reference: "2 + an iframe app Libredesk",
      bar: "0; 0",
      reached: requests.length === 0 && components === 0,
    },
  ];
}

const gzipped = (text) => gzipSync(text, { level: 6 }).length;

async function requestsBeforeTap(browsers, url) {
  const page = await browsers.newPage();
  const traffic = await countTraffic(page);
  await page.goto(url, { waitUntil: "networkidle" });
  await sleep(SETTLE_MS);
  await page.context().close();
  return traffic.list().filter(isOfChat);
}
