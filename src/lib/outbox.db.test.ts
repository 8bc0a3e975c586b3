import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { DAY_MS } from "./time";

type Received = { id: string; name: string; data: Record<string, unknown> };

let up = true;
let received: Received[] = [];
let server: Server;
let outbox: typeof import("./outbox");
let database: typeof import("./db");

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    if (!up) return void response.writeHead(400, { "content-type": "application/json" }).end('{"error":"away"}');
    const events = JSON.parse(body) as Received[];
    received.push(...events);
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ids: events.map((event) => event.id), status: 200 }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // The client reads its address as it loads.
  process.env.INNGEST_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  outbox = await import("./outbox");
  database = await import("./db");
});

beforeEach(() => {
  up = true;
  received = [];
});

afterAll(async () => {
  server.close();
  await database.closeDatabase();
});

const announceAll = (count: number) =>
  database.inTransaction(async (tx) => {
    for (let n = 0; n < count; n++)
      await outbox.announce(tx, { name: "carts/cart.updated", data: { cartId: `cart_${n}` } });
  });
const soon = () => new Date(Date.now() + 1_000);

it("relays every announced event once, under the id it was announced with", async () => {
  await announceAll(250);
  expect(await outbox.relayOutbox(soon())).toBe(250);
  // Long after every pause between two tries is over: what was delivered is not due again.
  expect(await outbox.relayOutbox(new Date(Date.now() + DAY_MS))).toBe(0);
  const rows = await database.db.outboxEvent.findMany();
  expect(new Set(received.map((event) => event.id))).toEqual(new Set(rows.map((row) => row.id)));
  expect(received).toHaveLength(250);
});

it("tells nothing of a change that was rolled back", async () => {
  const refused = database.inTransaction(async (tx) => {
    await outbox.announce(tx, { name: "carts/cart.updated", data: { cartId: "cart_x" } });
    throw new Error("no");
  });
  await expect(refused).rejects.toThrow("no");
  expect(await outbox.relayOutbox(soon())).toBe(0);
  expect(received).toEqual([]);
});

it("keeps what the jobs service would not take, and delivers it once when it is back", async () => {
  await announceAll(3);
  up = false;
  expect(await outbox.relayOutbox(soon())).toBe(0);
  expect(received).toEqual([]);
  up = true;
  expect(await outbox.relayOutbox(new Date(Date.now() + DAY_MS))).toBe(3);
  expect(received).toHaveLength(3);
});

it("shares the work of several relays at once without sending anything twice", async () => {
  await announceAll(300);
  const at = soon();
  const counts = await Promise.all(Array.from({ length: 6 }, () => outbox.relayOutbox(at)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(300);
  expect(new Set(received.map((event) => event.id)).size).toBe(300);
  expect(received).toHaveLength(300);
});
