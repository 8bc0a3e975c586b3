import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { type ChatMessagePayload, messagePostedPayload } from "./channels";
import { publishMessages } from "./publish-news";

type Published = { channel: string; name: string; data: string };

let provider: Server;
let published: Published[] = [];
let requests = 0;
let answers = true;

beforeAll(async () => {
  provider = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      requests += 1;
      published.push(...JSON.parse(Buffer.concat(parts).toString()).batch);
      if (answers) response.end("{}");
    });
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  process.env.PUSHER_PORT = String((provider.address() as AddressInfo).port);
});

beforeEach(() => {
  published = [];
  requests = 0;
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
  publishMessages("chs_1", [message]);
  await vi.waitFor(() => expect(published).toHaveLength(2));
  expect(JSON.stringify(published)).not.toContain("canary");
  const byChannel = new Map(published.map(({ channel, data }) => [channel, JSON.parse(data)]));
  expect([...byChannel.keys()].sort()).toEqual(["private-encrypted-chat-chs_1", "private-staff-inbox"]);
  expect(Object.keys(byChannel.get("private-encrypted-chat-chs_1"))).toEqual(["nonce", "ciphertext"]);
  expect(byChannel.get("private-staff-inbox")).toEqual({ sessionId: "chs_1", id: "msg_1", seq: 2 });
});

it("gathers what is published at once into requests of ten events, none lost", async () => {
  for (let seq = 1; seq <= 20; seq++) publishMessages("chs_1", [{ ...message, id: `msg_${seq}`, seq }]);
  await vi.waitFor(() => expect(published).toHaveLength(40));
  expect(requests).toBe(4);
});

it("tells followers only the place of a message whose links are held", async () => {
  publishMessages("chs_1", [{ ...message, held: true }]);
  await vi.waitFor(() => expect(published).toHaveLength(2));
  const [plain, held] = [{ ...message }, { ...message, held: true as const }].map(messagePostedPayload);
  expect(plain).toEqual(message);
  expect(held).toEqual({ id: "msg_1", seq: 2 });
});

it("does not keep the sender waiting for a provider that does not answer", () => {
  answers = false;
  const started = performance.now();
  publishMessages("chs_1", [message]);
  expect(performance.now() - started).toBeLessThan(50);
});
