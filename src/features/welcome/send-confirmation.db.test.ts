import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { HOUR_MS } from "@/lib/time";
import { startSmtpSink } from "@/testing/smtp-sink";

let sink: Awaited<ReturnType<typeof startSmtpSink>>;
let sendConfirmation: typeof import("./send-confirmation").sendConfirmation;

beforeAll(async () => {
  sink = await startSmtpSink();
  const key = Buffer.alloc(32).toString("base64");
  Object.assign(process.env, { AUTH_SECRET: "x".repeat(32), DATA_ENCRYPTION_KEY: key, INNGEST_DEV: "1" });
  Object.assign(process.env, { PUSHER_ENCRYPTION_MASTER_KEY: key, PUSHER_APP_ID: "a", PUSHER_KEY: "a" });
  Object.assign(process.env, { PUSHER_SECRET: "a", PUSHER_HOST: "127.0.0.1", APP_URL: "http://shop.test" });
  Object.assign(process.env, { EMAIL_HOST: "127.0.0.1", EMAIL_PORT: String(sink.port) });
  ({ sendConfirmation } = await import("./send-confirmation"));
});

afterAll(() => sink.close());

const now = new Date("2026-11-24T23:00:00Z");
const subscription = { id: "sub_1", email: "amina@example.com", name: "Amina", source: "test" };

test("a request gets one mail, at any hour, even when the job runs twice; the next request gets the next", async () => {
  await db.emailSubscription.create({ data: subscription });
  await expect(sendConfirmation("sub_1", now, now)).resolves.toMatchObject({ outcome: "sent" });
  await expect(sendConfirmation("sub_1", now, now)).resolves.toMatchObject({ outcome: "already_sent" });
  const again = new Date(now.getTime() + HOUR_MS);
  await expect(sendConfirmation("sub_1", again, again)).resolves.toMatchObject({ outcome: "sent" });
  expect(sink.mails.map(({ to }) => to)).toEqual(["amina@example.com", "amina@example.com"]);
  expect(sink.mails[0]?.raw).toContain("http://shop.test/subscriptions/confirm/");
});

test("the link is not kept in the database once the mail is sent", async () => {
  await db.emailSubscription.create({ data: subscription });
  await sendConfirmation("sub_1", now, now);
  expect(await db.emailBody.count()).toBe(0);
});

test("nobody who is subscribed already, or erased, is asked", async () => {
  await db.emailSubscription.create({ data: { ...subscription, confirmedAt: now } });
  await expect(sendConfirmation("sub_1", now, now)).resolves.toBeNull();
  await expect(sendConfirmation("sub_gone", now, now)).resolves.toBeNull();
});
