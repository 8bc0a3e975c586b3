import { describe, expect, test } from "vitest";
import { addHoliday } from "@/features/opening-hours/add-holiday";
import { removeHoliday } from "@/features/opening-hours/remove-holiday";
import { db } from "@/lib/db";
import { MINUTE_MS, SECOND_MS } from "@/lib/time";
import { cartMail, logOf, orderMail, READER } from "@/testing/factories/emails";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import type { EmailRequest } from "./schema";
import { sendEmail } from "./send-email";

const sink = await mailToSink();

/** Tuesday noon in Nairobi: open for marketing. */
const noon = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);

describe("marketing", () => {
  test("goes only to a confirmed subscription", async () => {
    await expect(sendEmail(cartMail, noon)).resolves.toMatchObject({ outcome: "declined", reason: "not_subscribed" });
    expect(await logOf(cartMail)).toMatchObject({ declinedAt: noon, declinedReason: "not_subscribed" });
    expect(sink.mails).toHaveLength(0);
  });

  test("carries one-click unsubscribe, a list id and its own sender; order mail carries none of it", async () => {
    await subscribe(READER, noon);
    await sendEmail(cartMail, noon);
    await sendEmail(orderMail, noon);
    const unfold = (raw?: string) => (raw ?? "").replace(/\r\n[ \t]+/g, " ").replace(/<\s+/g, "<");
    const [marketing, transactional] = sink.mails.map(({ raw }) => unfold(raw));
    expect(marketing).toMatch(
      /^List-Unsubscribe: ?<http:\/\/localhost:3000\/unsubscribe\/[^>]+>, ?<mailto:hello@news[^>]+>/m,
    );
    expect(marketing).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(marketing).toMatch(/^List-Id: .*<offers\.news\.householdplanet\.example>/im);
    expect(marketing).toMatch(/^From: Household Planet <hello@news/m);
    expect(transactional).not.toMatch(/^List-/im);
    expect(transactional).toMatch(/^From: Household Planet <orders@/m);
  });

  test("two flows at the same moment: one goes, the other waits for the cap", async () => {
    await subscribe(READER, noon);
    const other = { ...cartMail, onceKey: "birthday:cus_1:2026", flow: "birthday" };
    const outcomes = await Promise.all([sendEmail(cartMail, noon), sendEmail(other, noon)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["deferred", "sent"]);
    expect(outcomes.find(({ outcome }) => outcome === "deferred")).toMatchObject({
      reason: "cap_between",
      until: new Date("2026-11-25T05:00:00Z"),
    });
    expect(sink.mails).toHaveLength(1);
  });

  test("a mail that another worker has only claimed counts for the cap already", async () => {
    await subscribe(READER, noon);
    const claimed = {
      id: "eml_1",
      onceKey: "birthday:cus_1:2026",
      stream: "marketing",
      message: "cart-saved",
    } as const;
    const claim = { claimedAt: noon, claimToken: "other", claimExpiresAt: later(MINUTE_MS) };
    await db.emailLog.create({ data: { ...claimed, toEmail: "wanjiku@example.com", ...claim } });
    await expect(sendEmail(cartMail, noon)).resolves.toMatchObject({ outcome: "deferred", reason: "cap_between" });
  });

  test("at night it waits until 08:00, is shown as waiting, and then goes", async () => {
    await subscribe(READER, noon);
    const night = new Date("2026-11-24T20:00:00Z");
    const morning = new Date("2026-11-25T05:00:00Z");
    await expect(sendEmail(cartMail, night)).resolves.toMatchObject({ outcome: "deferred", retryAt: morning });
    expect(await logOf(cartMail)).toMatchObject({ deferredUntil: morning, deferredReason: "quiet_hours" });
    await expect(sendEmail(cartMail, morning)).resolves.toMatchObject({ outcome: "sent" });
    expect(await logOf(cartMail)).toMatchObject({ deferredUntil: null, deferredReason: null });
  });

  test("on a holiday it waits for the next morning, whose day staff may move, add or take away", async () => {
    await subscribe(READER, noon);
    const jamhuri = new Date("2026-12-12T09:00:00Z");
    await addHoliday({ day: "2026-12-13", name: "Stocktaking" });
    await expect(sendEmail(cartMail, jamhuri)).resolves.toMatchObject({
      outcome: "deferred",
      reason: "holiday",
      until: new Date("2026-12-14T05:00:00Z"),
    });
    await removeHoliday("2026-12-12");
    await expect(sendEmail(cartMail, jamhuri)).resolves.toMatchObject({ outcome: "sent" });
  });

  test("in a rehearsal the window looks at the flow's clock, and ages run as fast as it", async () => {
    await subscribe(READER, noon);
    const scale = 3600;
    const open = new Date("2026-11-24T09:00:00Z");
    const night = new Date("2026-11-24T19:00:00Z");
    const first = await sendEmail({ ...cartMail, clock: { now: open, scale } }, night);
    expect(first.outcome).toBe("sent");
    // 10 s later are 10 h of the flow: the cap of 16 h holds for 6 s more, and the flow's evening waits for its morning.
    const second: EmailRequest = { ...cartMail, onceKey: "cart-recovery:cart_1:2" };
    const tenHoursOn = new Date("2026-11-24T19:00:00Z");
    const tenSecondsOn = new Date(night.getTime() + 10 * SECOND_MS);
    await expect(sendEmail({ ...second, clock: { now: tenHoursOn, scale } }, tenSecondsOn)).resolves.toMatchObject({
      outcome: "deferred",
      until: new Date("2026-11-25T05:00:00Z"),
      retryAt: new Date(tenSecondsOn.getTime() + 10 * SECOND_MS),
    });
  });

  test("an order mail goes at night, on a holiday and to somebody who left", async () => {
    const christmasNight = new Date("2026-12-25T22:00:00Z");
    await db.emailSubscription.create({
      data: { id: "sub_1", email: "wanjiku@example.com", source: "test", unsubscribedAt: noon },
    });
    await expect(sendEmail(orderMail, christmasNight)).resolves.toMatchObject({ outcome: "sent" });
  });
});
