import { setTimeout as sleep } from "node:timers/promises";
import { countTraffic, sumBytes } from "./count-traffic.mjs";
import { isOfChat } from "./p01-closed-chat-bytes.mjs";
import { kilobytes } from "./statistics.mjs";

const LIVE_WITHIN_MS = 20_000;
const ROCKET_CHAT_BYTES = 72.7 * 1024;

/**
 * P2, in Chromium on the home page with an empty cache: the bodies, as the server sends them, of everything that the
 * chat loads after a tap on the launcher (scripts and answers alike)
 * - until a letter typed into the composer stands in it, and
 * - until the encrypted channel is subscribed to: the chunk with realtime holds the decryption too.
 * Whether the server compressed the scripts is said in the row.
 */
export async function measure({ shop, browsers, say }) {
  const { url } = await shop.start();
  const page = await browsers.newPage();
  const traffic = await countTraffic(page);
  await page.goto(url, { waitUntil: "networkidle" });
  await page.locator("#chat-launcher button").click();
  const composer = page.locator("#chat-host textarea");
  await composer.pressSequentially("H");
  if ((await composer.inputValue()) !== "H") throw new Error("the composer did not take what was typed");
  const typed = traffic.list().filter(isOfChat);
  await untilLive(traffic);
  const live = traffic.list().filter(isOfChat);
  await page.context().close();
  for (const { path, bytes, encoding } of live) say(`${path}: ${bytes} bytes, ${encoding}`);
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

async function untilLive({ frames }) {
  for (const deadline = Date.now() + LIVE_WITHIN_MS; Date.now() < deadline; await sleep(50)) {
    if (frames.some((frame) => frame.includes("pusher_internal:subscription_succeeded"))) return;
  }
  throw new Error("the chat did not subscribe to its channel");
}
