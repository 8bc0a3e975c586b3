import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { HOUR_MS } from "@/lib/time";
import { mailToSink } from "@/testing/mail-to-sink";
import { sendConfirmation } from "./send-confirmation";

const sink = await mailToSink();
const now = new Date("2026-11-24T23:00:00Z");
const subscription = { id: "sub_1", email: "amina@example.com", name: "Amina", source: "test" };

test("a request gets one mail, at any hour, even when the job runs twice; the next request gets the next", async () => {
  await db.emailSubscription.create({ data: subscription });
  await expect(sendConfirmation("sub_1", now, now)).resolves.toMatchObject({ outcome: "sent" });
  await expect(sendConfirmation("sub_1", now, now)).resolves.toMatchObject({ outcome: "already_sent" });
  const again = new Date(now.getTime() + HOUR_MS);
  await expect(sendConfirmation("sub_1", again, again)).resolves.toMatchObject({ outcome: "sent" });
  expect(sink.mails.map(({ to }) => to)).toEqual(["amina@example.com", "amina@example.com"]);
  expect(sink.mails[0]?.raw).toContain("http://localhost:3000/subscriptions/confirm/");
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
