import { describe, expect, test, vi } from "vitest";
import { unsubscribe } from "@/features/subscriptions/unsubscribe";
import { db } from "@/lib/db";
import { HOUR_MS, SECOND_MS } from "@/lib/time";
import { signToken } from "@/lib/tokens";
import { cartMail, logOf, orderMail, READER } from "@/testing/factories/emails";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import type { EmailRequest } from "./schema";
import { sendEmail } from "./send-email";

const sink = await mailToSink();

/** Tuesday noon in Nairobi: open for marketing. */
const noon = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);

async function someoneWaitsForALock(): Promise<boolean> {
  const waiting = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return waiting.length > 0;
}

describe("the last word", () => {
  test("a hold that gives a reason stops the mail and is stored", async () => {
    const held: EmailRequest = { ...orderMail, hold: async () => "order_cancelled" };
    await expect(sendEmail(held, noon)).resolves.toMatchObject({ outcome: "declined", reason: "order_cancelled" });
    expect(await logOf(held)).toMatchObject({ declinedReason: "order_cancelled", sendingAt: null });
    expect(sink.mails).toHaveLength(0);
  });

  test("a hold that fails leaves the mail free for the next try", async () => {
    const held: EmailRequest = { ...orderMail, hold: () => Promise.reject(new Error("lock lost")) };
    await expect(sendEmail(held, noon)).rejects.toThrow("lock lost");
    await expect(sendEmail(orderMail, later(SECOND_MS))).resolves.toMatchObject({ outcome: "sent" });
  });

  test("an unsubscribe between claim and hand-over is obeyed", async () => {
    const { id } = await subscribe(READER, noon);
    const token = signToken("unsubscribe", id, later(HOUR_MS));
    const late: EmailRequest = {
      ...cartMail,
      hold: async () => {
        await unsubscribe(token, { ip: null, userAgent: null }, noon);
        return null;
      },
    };
    await expect(sendEmail(late, noon)).resolves.toMatchObject({ outcome: "declined", reason: "unsubscribed" });
    expect(sink.mails).toHaveLength(0);
  });

  test("an unsubscribe during the hand-over is committed after it, so nothing goes out behind its commit", async () => {
    const { id } = await subscribe(READER, noon);
    const token = signToken("unsubscribe", id, later(HOUR_MS));
    let left = false;
    let leaving: Promise<unknown> | undefined;
    sink.answerBy(async (phase) => {
      if (phase !== "DATA") return undefined;
      leaving = unsubscribe(token, { ip: null, userAgent: null }, noon).then(() => {
        left = true;
      });
      await vi.waitFor(async () => expect(left || (await someoneWaitsForALock())).toBe(true), { timeout: 5_000 });
      expect(left).toBe(false);
      return undefined;
    });
    await expect(sendEmail(cartMail, noon)).resolves.toMatchObject({ outcome: "sent" });
    await leaving;
    expect(left).toBe(true);
    expect(sink.mails).toHaveLength(1);
  });
});
