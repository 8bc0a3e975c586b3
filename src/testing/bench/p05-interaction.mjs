import { setTimeout as sleep } from "node:timers/promises";
import { noteInteractions } from "./note-interactions.mjs";
import { signIn } from "./sign-in.mjs";
import { milliseconds } from "./statistics.mjs";

const RATES = { 4: 100, 6: 150 };
const ROUNDS = 5;
const LETTERS = "Do you deliver to Kisumu";
const CONVERSATIONS = 6;
const LOADED_WITHIN_MS = 1_500;

/**
 * P5, on the home page in Chromium with the processor slowed down 4 and 6 times: the chat is opened, a sentence is typed and sent, five
 * rounds each in a page of its own; and in the console one goes from conversation to conversation. INP as browsers count it, each kind by
 * itself with rest between them; the row gives the slowest of each.
 */
export async function measure({ quick, shop, browsers, say }) {
  const { url } = await shop.start();
  const rows = [];
  const sessionIds = await beginConversations(url);
  const staff = await signIn(url, browsers);
  for (const [rate, barMs] of Object.entries(RATES)) {
    const slowest = { open: 0, type: 0, send: 0, switch: 0 };
    for (let round = 0; round < (quick ? 1 : ROUNDS); round++) {
      const times = {
        ...(await interact(browsers, url, Number(rate))),
        switch: await goFromOneToAnother(browsers, url, Number(rate), { staff, sessionIds }),
      };
      for (const kind of Object.keys(slowest)) slowest[kind] = Math.max(slowest[kind], times[kind]);
      say(`CPU ${rate}×: ${JSON.stringify(times)}`);
    }
    const worst = Math.max(...Object.values(slowest));
    const parts = Object.entries(slowest).map(([kind, ms]) => `${kind} ${milliseconds(ms)}`);
    rows.push({
      id: "P5",
      name: `interaction to next paint, CPU ${rate}× (${parts.join(", ")})`,
      ours: milliseconds(worst),
      reference: "480 ms awaiting a chunk on the tap, recorded",
      ratio: worst / 480,
      bar: `≤ ${barMs} ms`,
      reached: worst <= barMs,
    });
  }
  return rows;
}

/** Opens a page, lets it come to rest, and slows it down from then on. */
async function openSlowed(page, address, rate) {
  const interactions = await noteInteractions(page);
  const session = await page.context().newCDPSession(page);
  await page.goto(address, { waitUntil: "networkidle" });
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await interactions.rest();
  return interactions;
}

async function interact(browsers, url, rate) {
  const page = await browsers.newPage();
  try {
    const { during, rest } = await openSlowed(page, url, rate);
    const field = page.locator("#chat-host textarea");
    const open = await during(async () => {
      await page.locator("#chat-launcher button").click();
      await field.waitFor();
    });
    // What the opened chat loads behind itself.
    await sleep(LOADED_WITHIN_MS);
    await rest();
    const type = await during(() => field.pressSequentially(LETTERS, { delay: 30 }));
    const send = await during(() => field.press("Enter"));
    return { open, type, send };
  } finally {
    await page.context().close();
  }
}

async function goFromOneToAnother(browsers, url, rate, { staff, sessionIds }) {
  const page = await browsers.newPage({ viewport: { width: 1280, height: 900 }, storageState: staff });
  try {
    const { during } = await openSlowed(page, `${url}/admin/chat`, rate);
    let slowest = 0;
    for (const sessionId of sessionIds) {
      const took = await during(async () => {
        await page.locator(`[data-conversation="${sessionId}"]`).click();
        await page.getByRole("log").getByText("switch").first().waitFor();
      });
      slowest = Math.max(slowest, took);
    }
    return slowest;
  } finally {
    await page.context().close();
  }
}

/** @returns {Promise<string[]>} ids of conversations with some messages */
async function beginConversations(url) {
  const sessionIds = [];
  for (let at = 0; at < CONVERSATIONS; at++) {
    const headers = { "content-type": "application/json", "x-forwarded-for": `198.18.5.${at}` };
    const begun = await fetch(`${url}/api/chat/session`, { method: "POST", headers, body: '{"name":"Wanjiku"}' });
    const { sessionId, token } = await begun.json();
    sessionIds.push(sessionId);
    for (let line = 0; line < 8; line++)
      await fetch(`${url}/api/chat/message`, {
        method: "POST",
        headers: { ...headers, authorization: `Bearer ${token}` },
        body: JSON.stringify({ sessionId, content: `switch ${line}; basins`, clientMessageId: `p5-${at}-${line}` }),
      });
  }
  return sessionIds;
}
