import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { HOUR_MS, MINUTE_MS } from "@/lib/time";
import type { EmailRequest } from "./schema";

type Sent = { key: string; body: string };

let server: Server;
let calls: Sent[] = [];
/** What Resend delivers: the first body of every key. */
let delivered = new Map<string, string>();
let answer: "ok" | "drop" | "dropAfterTaking" | "busy" = "ok";
let sendEmail: typeof import("./send-email").sendEmail;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const key = String(request.headers["idempotency-key"]);
    calls.push({ key, body });
    if (answer === "drop") return void request.socket.destroy();
    if (answer === "busy") return void response.writeHead(429, { "retry-after": "3" }).end('{"statusCode":429}');
    if (!delivered.has(key)) delivered.set(key, body);
    if (answer === "dropAfterTaking") return void request.socket.destroy();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ id: `re_${key}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const key = Buffer.alloc(32).toString("base64");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, { AUTH_SECRET: "x".repeat(32), DATA_ENCRYPTION_KEY: key, INNGEST_DEV: "1" });
  Object.assign(process.env, { PUSHER_ENCRYPTION_MASTER_KEY: key, PUSHER_APP_ID: "a", PUSHER_KEY: "a" });
  Object.assign(process.env, { PUSHER_SECRET: "a", PUSHER_HOST: "127.0.0.1", APP_URL: "http://shop.test" });
  Object.assign(process.env, { RESEND_API_KEY: "re_test", RESEND_BASE_URL: url });
  ({ sendEmail } = await import("./send-email"));
});

beforeEach(async () => {
  answer = "ok";
  calls = [];
  delivered = new Map();
  await db.emailSubscription.create({
    data: { id: "sub_1", email: "wanjiku@example.com", source: "test", confirmedAt: noon },
  });
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const noon = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);

const mail: EmailRequest = {
  onceKey: "cart-recovery:cart_1:1",
  stream: "marketing",
  message: "cart-saved",
  props: { name: "Wanjiku", lines: [], cartUrl: "http://shop.test/cart/restore/first" },
  to: { email: "wanjiku@example.com" },
};
const rendersElse = {
  ...mail,
  props: { ...mail.props, cartUrl: "http://shop.test/cart/restore/second" },
} as EmailRequest;
const onlyLog = () => db.emailLog.findFirstOrThrow({ include: { attempts: true } });

test.each(["drop", "dropAfterTaking"] as const)(
  "an end that nobody saw (%s) is repeated with the same key and the same body: delivered once, missed never",
  async (end) => {
    answer = end;
    await expect(sendEmail(mail, noon)).rejects.toMatchObject({ code: "mail.provider_unavailable" });
    answer = "ok";
    await expect(sendEmail(rendersElse, later(MINUTE_MS))).resolves.toMatchObject({ outcome: "sent" });
    expect(calls).toHaveLength(2);
    expect(calls[1]).toEqual(calls[0]);
    expect([...delivered.keys()]).toEqual([mail.onceKey]);
    expect((await onlyLog()).attempts).toHaveLength(2);
  },
);

test("a worker killed while sending is followed up within 24 h, even at night", async () => {
  answer = "dropAfterTaking";
  await sendEmail(mail, noon).catch(() => {});
  await db.emailLog.updateMany({ data: { claimToken: "dead", claimExpiresAt: later(MINUTE_MS) } });
  answer = "ok";
  await expect(sendEmail(mail, later(12 * HOUR_MS))).resolves.toMatchObject({ outcome: "sent" });
  expect(delivered.size).toBe(1);
});

test("after 24 h Resend has forgotten the key: marketing is unknown then and not sent again", async () => {
  answer = "dropAfterTaking";
  await sendEmail(mail, noon).catch(() => {});
  await expect(sendEmail(mail, later(24 * HOUR_MS))).resolves.toMatchObject({ outcome: "unknown" });
  expect(calls).toHaveLength(1);
});

test("whoever left between a hand-over of open end and its repeat gets no repeat, and it is not called declined", async () => {
  answer = "dropAfterTaking";
  await sendEmail(mail, noon).catch(() => {});
  await db.emailSubscription.update({ where: { id: "sub_1" }, data: { unsubscribedAt: noon } });
  await expect(sendEmail(mail, later(HOUR_MS))).resolves.toMatchObject({ outcome: "unknown" });
  expect(await onlyLog()).toMatchObject({ declinedAt: null, error: "unsubscribed" });
  expect(calls).toHaveLength(1);
});

test("a busy provider names the seconds to wait, and an earlier open end stays open", async () => {
  answer = "drop";
  await sendEmail(mail, noon).catch(() => {});
  answer = "busy";
  await expect(sendEmail(mail, later(MINUTE_MS))).rejects.toMatchObject({ details: { retryAfterSeconds: 3 } });
  expect(await onlyLog()).toMatchObject({ sendingAt: noon, claimToken: null });
});
