import { setTimeout as sleep } from "node:timers/promises";
import { countTraffic, sumBytes } from "./count-traffic.mjs";
import { isOfChat } from "./p01-closed-chat-bytes.mjs";
import { kilobytes } from "./statistics.mjs";

const LIVE_WITHIN_MS = 20_000;
const BEHIND_MS = 500;
const ROCKET_CHAT_BYTES = 72.7 * 1024;

/**
 * P2, in Chromium on the home page with an empty cache: the bodies, as the server sends them, of everything that the
 * chat loads after a tap on the launcher (scripts and answers alike)
 * - until a letter typed into the composer stands in it, and
 * - until the encrypted channel is subscribed to: the chunk with realtime holds the decryption too. What is loaded behind that is said,
 *   not counted.
 * Whether the server compressed the scripts is said in the row.
 */
export async function measure({ shop, browsers, say }) {
  const { url } = await shop.start();
  const page = await browsers.newPage();
  const traffic = await countTraffic(page);
  await page.goto(url, { waitUntil: "networkidle" });
  const subscribed = traffic.untilFrame("pusher_internal:subscription_succeeded");
  await page.locator("#chat-launcher button").click();
  const composer = page.locator("#chat-host textarea");
  await composer.pressSequentially("H");
  if ((await composer.inputValue()) !== "H") throw new Error("the composer did not take what was typed");
  const typed = traffic.list().filter(isOfChat);
  const live = (await inTime(subscribed)).filter(isOfChat);
  await sleep(BEHIND_MS);
  const counted = new Set(live.map(({ url }) => url));
  for (const { url, path, bytes, encoding } of traffic.list().filter(isOfChat))
    say(`${path}: ${bytes} bytes, ${encoding}${counted.has(url) ? "" : ", behind it"}`);
  await page.context().close();
  const encodings = [...new Set(live.filter(({ type }) => type === "Script").map(({ encoding }) => encoding))].join(
    ", ",
  );
  return [
    row("composer can be typed in", sumBytes(typed), 14, encodings),
    row("realtime and decryption run", sumBytes(live), 40, encodings),
  ];
}

const row = (name, bytes, barKb, encodings) => ({
  id: "P2",
  name: `bytes until ${name} (scripts sent as ${encodings})`,
  ours: kilobytes(bytes),
  reference: "72.7 KB Rocket.Chat, recorded",
  ratio: bytes / ROCKET_CHAT_BYTES,
  bar: `≤ ${barKb} KB`,
  reached: bytes <= barKb * 1024,
});

async function inTime(subscribed) {
  const late = sleep(LIVE_WITHIN_MS, null, { ref: false });
  const requests = await Promise.race([subscribed, late]);
  if (!requests) throw new Error("the chat did not subscribe to its channel");
  return requests;
}
