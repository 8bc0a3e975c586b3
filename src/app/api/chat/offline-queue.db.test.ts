import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { dropCounters } from "@/lib/rough-limit";
import { seeded } from "@/testing/lossy-network";
import { createApi } from "@/widget/chat-api";
import { memoryQueue, mintClientMessageId } from "@/widget/pending-messages";
import { sendWhatWaits } from "@/widget/send-what-waits";
import { GET as history } from "./history/[sessionId]/route";
import { POST as message } from "./message/route";
import { POST as session } from "./session/route";

const MESSAGES = 1_000;
const closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings.splice(0)) close();
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += part;
  return text;
}

/** The real routes behind a real socket that now and then breaks, half of the times after the message was stored. */
async function aShakyShop(): Promise<string> {
  const random = seeded(6);
  const server = createServer(async (incoming, outgoing) => {
    const fate = random();
    const body = await textOf(incoming);
    if (fate < 0.02) return void incoming.socket.destroy();
    const url = new URL(incoming.url ?? "/", "http://localhost:3000");
    const { authorization } = incoming.headers;
    const request = new Request(url, {
      method: incoming.method,
      headers: authorization ? { authorization } : {},
      body: incoming.method === "POST" ? body : undefined,
    });
    const sessionId = url.pathname.split("/").at(-1) ?? "";
    const answer = url.pathname.includes("/history/")
      ? await history(request, { params: Promise.resolve({ sessionId }) })
      : await (url.pathname.endsWith("/session") ? session(request) : message(request));
    if (fate < 0.04) return void incoming.socket.destroy();
    const headers = Object.fromEntries(answer.headers);
    if (answer.status === 429) {
      // The shop's patience, in a test's time.
      dropCounters();
      await db.$executeRaw`DELETE FROM rate_limit`;
      headers["retry-after"] = "1";
    }
    outgoing.writeHead(answer.status, headers).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closings.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it(`loses none of ${MESSAGES} messages written offline, sends none twice and all in order, although it is cut off again and again (R6)`, async () => {
  const origin = await aShakyShop();
  vi.stubGlobal("navigator", { language: "en-KE" });
  let token: string | null = null;
  const keeper = {
    get: () => token,
    // What a browser does: the cookie of the first visit stays.
    set: (given: string | null) => {
      token ??= given;
    },
  };
  const api = createApi(origin, keeper);
  const device = memoryQueue();
  const written = Array.from({ length: MESSAGES }, (_, index) => `zebra ${index + 1}`);
  for (const content of written)
    await device.put({ clientMessageId: mintClientMessageId(), content, createdAt: new Date().toISOString() });

  // The visitor is known before: two tabs that become one at the same time are two.
  for (let tries = 0; !token && tries < 20; tries++) await api.start().catch(() => {});
  expect(token).not.toBeNull();
  // A tab sends until the network fails it, and begins again; a worker sends at the same time until it fails.
  const sendUntilEmpty = async () => {
    for (let tries = 0; tries < 500 && (await device.all()).length > 0; tries++)
      await sendWhatWaits(api, device, { runMs: 30_000 }).catch(() => {});
  };
  await Promise.all([sendUntilEmpty(), sendWhatWaits(api, device, { runMs: 30_000 }).catch(() => {})]);

  const rows = await db.chatSession.findMany({ select: { id: true } });
  expect(rows).toHaveLength(1);
  const stored: string[] = [];
  for (let after = 0, more = true; more; ) {
    const page = await api.after(rows[0]?.id ?? "", after).catch(() => null);
    if (!page) continue;
    stored.push(...page.messages.filter(({ sender }) => sender === "visitor").map(({ content }) => content));
    after = page.messages.at(-1)?.seq ?? after;
    more = page.hasMore;
  }
  expect(stored).toEqual(written);
}, 120_000);
