import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { countTraffic } from "./count-traffic.mjs";
import { kilobytes } from "./statistics.mjs";
import { stripLauncher } from "./strip-launcher.mjs";

/** Long enough for anything that would load itself late. */
const SETTLE_MS = 2_000;
const LIBREDESK_LOADER_BYTES = 5.2 * 1024;

/** Pages, API, files and the WebSocket (`/app/KEY`) of the chat. */
export const isOfChat = (/** @type {{ path: string }} */ { path }) =>
  /^\/(widget|chat|app|api\/chat|api\/pusher)(\/|$)/.test(path);

/**
 * P1, on the home page as `npm start` serves it:
 * - bytes: gzip (level 6, as Next sends it) of the whole page less gzip of the page without the launcher, in markup and
 *   in React's copy of the page; so the launcher costs what it costs beside all the rest.
 * - requests: those to the chat's addresses, and WebSockets, until 2 s after the page has gone quiet in Chromium,
 *   nothing touched.
 * - hydrated components: references to client components within the launcher's part of React's copy.
 */
export async function measure({ shop, browsers }) {
  const { url, html } = await shop.start();
  const { body } = await html("/");
  const { html: without, copies } = stripLauncher(body);
  const bytes = gzipSync(body, { level: 6 }).length - gzipSync(without, { level: 6 }).length;
  const components = copies.join("").match(/"\$L/g)?.length ?? 0;
  const requests = await requestsBeforeTap(browsers, url);
  return [
    {
      id: "P1",
      name: `closed chat adds to a page (of ${kilobytes(gzipSync(body).length)}), gz`,
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

async function requestsBeforeTap(browsers, url) {
  const page = await browsers.newPage();
  const traffic = await countTraffic(page);
  await page.goto(url, { waitUntil: "networkidle" });
  await sleep(SETTLE_MS);
  await page.context().close();
  return traffic.list().filter(isOfChat);
}
