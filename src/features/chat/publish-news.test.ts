import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { ChatMessagePayload } from "./channels";
import { publishMessages } from "./publish-news";

type Published = { channel?: string; channels?: string[]; name: string; data: string };

let provider: Server;
let published: Published[] = [];
let answers = true;

beforeAll(async () => {
  provider = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      published.push(JSON.parse(Buffer.concat(parts).toString()));
      if (answers) response.end("{}");
    });
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  process.env.PUSHER_PORT = String((provider.address() as AddressInfo).port);
});

beforeEach(() => {
  published = [];
  answers = true;
});

afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});

const message: ChatMessagePayload = {
  id: "msg_1",
  sessionId: "chs_1",
  seq: 2,
  sender: "visitor",
  senderName: "Wanjiku canary-name",
  content: "canary-text",
  clientMessageId: "c1",
  createdAt: "2026-11-22T12:00:00.000Z",
};

it("shows the realtime provider ciphertext on the conversation's channel, and ids on the inbox", async () => {
  await publishMessages("chs_1", [message]);
  expect(JSON.stringify(published)).not.toContain("canary");
  const byChannel = new Map(
    published.map((event) => [String(event.channel ?? event.channels), JSON.parse(event.data)]),
  );
  expect([...byChannel.keys()].sort()).toEqual(["private-encrypted-chat-chs_1", "private-staff-inbox"]);
  expect(Object.keys(byChannel.get("private-encrypted-chat-chs_1"))).toEqual(["nonce", "ciphertext"]);
  expect(byChannel.get("private-staff-inbox")).toEqual({ sessionId: "chs_1", id: "msg_1", seq: 2 });
});

it("does not keep the sender waiting for a provider that does not answer", async () => {
  answers = false;
  const started = performance.now();
  await publishMessages("chs_1", [message]);
  // The client itself gives up after 3 s only.
  expect(performance.now() - started).toBeLessThan(2_000);
});
