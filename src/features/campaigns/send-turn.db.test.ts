import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time";
import { atOnce } from "@/testing/at-once";
import { aCampaign, campaignWords, readers } from "@/testing/factories/campaigns";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import { cancelCampaign } from "./cancel-campaign";
import { listDueCampaigns } from "./list-due-campaigns";
import { pauseCampaign } from "./pause-campaign";
import { resumeCampaign } from "./resume-campaign";
import { scheduleCampaign } from "./schedule-campaign";
import { sendTurn } from "./send-turn";

const sink = await mailToSink();

/** Tuesday noon in Nairobi: open for marketing. */
const noon = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);
const recipients = () => sink.mails.map(({ to }) => to).sort();
const mailsOf = (id: string) => db.emailLog.findMany({ where: { campaignId: id }, orderBy: { toEmail: "asc" } });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function released(facts: Parameters<typeof aCampaign>[0] = {}): Promise<string> {
  const { id } = await aCampaign(facts);
  await scheduleCampaign(id, null, noon);
  return id;
}

/** What a worker leaves behind that is killed: its lease and its claims run out. */
async function workerDied(id: string, facts: object = {}) {
  await db.emailCampaign.update({ where: { id }, data: { senderToken: null, senderUntil: null, finishedAt: null } });
  await db.emailLog.updateMany({ where: { campaignId: id, acceptedAt: null }, data: facts });
}

beforeEach(() => readers(5, noon));

describe("a campaign", () => {
  test("reaches everybody once, in their own words, with the ways out of RFC 8058, and is finished", async () => {
    await db.customer.update({ where: { email: "reader.2@example.com" }, data: { name: "" } });
    const id = await released();
    await expect(sendTurn(id, noon)).resolves.toEqual({ next: "over" });
    expect(recipients()).toEqual([1, 2, 3, 4, 5].map((number) => `reader.${number}@example.com`));
    const raw = (to: string) => sink.mails.find((mail) => mail.to === to)?.raw ?? "";
    expect(raw("reader.1@example.com")).toContain("Subject: New kettles, Wanjiku");
    expect(raw("reader.2@example.com")).toContain("Subject: New kettles, friend");
    expect(raw("reader.1@example.com")).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(await db.emailCampaign.findUnique({ where: { id } })).toMatchObject({ audienceCount: 5, startedAt: noon });
    const mails = await mailsOf(id);
    expect(mails.every(({ acceptedAt, claimToken, subject }) => acceptedAt && !claimToken && subject)).toBe(true);
  });

  test("sends nobody a second mail when it is run again, and twice at once", async () => {
    const id = await released();
    await atOnce(3, () => sendTurn(id, noon));
    await workerDied(id);
    await db.emailCampaign.update({ where: { id }, data: { cursor: null, listedAt: null } });
    await sendTurn(id, later(MINUTE_MS));
    expect(sink.mails).toHaveLength(5);
  });

  test("leaves out, with a reason, who may not be mailed", async () => {
    await db.emailSubscription.update({ where: { email: "reader.1@example.com" }, data: { unsubscribedAt: noon } });
    await db.emailSubscription.update({ where: { email: "reader.2@example.com" }, data: { topics: ["offers"] } });
    await db.emailSubscription.delete({ where: { email: "reader.3@example.com" } });
    const suppressed = {
      id: newId("sup"),
      email: "reader.4@example.com",
      reason: "complaint",
      everything: true,
    } as const;
    await db.suppression.create({ data: suppressed });
    const id = await released();
    await sendTurn(id, noon);
    expect(recipients()).toEqual(["reader.5@example.com"]);
    const reasons = (await mailsOf(id)).map(({ declinedReason }) => declinedReason);
    expect(reasons).toEqual(["unsubscribed", "topic_off", "not_subscribed", "complaint", null]);
  });

  test("reaches a subscriber who never bought or signed up", async () => {
    await subscribe("quiet@example.com", noon);
    await sendTurn(await released(), noon);
    expect(recipients()).toContain("quiet@example.com");
  });

  test("goes nowhere outside of the shop's hours, before its time, or as a draft", async () => {
    const id = await released();
    await expect(sendTurn(id, later(11 * HOUR_MS))).resolves.toEqual({ next: "later", at: later(20 * HOUR_MS) });
    const { id: draft } = await aCampaign();
    await expect(sendTurn(draft, noon)).resolves.toEqual({ next: "over" });
    await scheduleCampaign(draft, later(HOUR_MS), noon);
    await expect(sendTurn(draft, noon)).resolves.toEqual({ next: "over" });
    expect(await listDueCampaigns(noon)).toEqual([id]);
    expect(await listDueCampaigns(later(HOUR_MS))).toEqual([id, draft]);
    expect(sink.mails).toHaveLength(0);
  });

  test("waits on a public holiday, unless it says otherwise", async () => {
    const jamhuri = new Date("2026-12-12T09:00:00Z");
    const { id } = await aCampaign({ onHolidays: false });
    await scheduleCampaign(id, null, jamhuri);
    await expect(sendTurn(id, jamhuri)).resolves.toMatchObject({ next: "later" });
    expect(sink.mails).toHaveLength(0);
    await db.emailCampaign.update({ where: { id }, data: { onHolidays: true } });
    await sendTurn(id, jamhuri);
    expect(sink.mails).toHaveLength(5);
  });

  test("holds back whom a cap protects, and sends when it is free", async () => {
    const toEmail = "reader.3@example.com";
    await db.emailLog.create({
      data: {
        id: newId("eml"),
        onceKey: "x",
        stream: "marketing",
        message: "cart-saved",
        toEmail,
        acceptedAt: later(-HOUR_MS),
      },
    });
    const id = await released();
    const free = new Date("2026-11-25T05:00:00Z");
    await expect(sendTurn(id, noon)).resolves.toEqual({ next: "later", at: free });
    expect(sink.mails).toHaveLength(4);
    expect(await listDueCampaigns(later(HOUR_MS))).toEqual([]);
    expect(await listDueCampaigns(free)).toEqual([id]);
    await expect(sendTurn(id, free)).resolves.toEqual({ next: "over" });
    expect(recipients()).toContain(toEmail);
  });

  test("waits for who wants to be mailed once a week, and gives up when that is too late", async () => {
    const toEmail = "reader.3@example.com";
    await db.emailSubscription.update({ where: { email: toEmail }, data: { frequency: "weekly" } });
    const last = { stream: "marketing", message: "cart-saved", toEmail } as const;
    await db.emailLog.create({ data: { id: newId("eml"), onceKey: "x", ...last, acceptedAt: later(-5 * DAY_MS) } });
    const id = await released();
    await expect(sendTurn(id, noon)).resolves.toEqual({ next: "later", at: later(2 * DAY_MS) });
    await db.emailLog.create({ data: { id: newId("eml"), onceKey: "y", ...last, acceptedAt: noon } });
    await sendTurn(id, later(2 * DAY_MS));
    expect((await mailsOf(id)).map(({ declinedReason }) => declinedReason)).toContain("too_late");
    expect(sink.mails).toHaveLength(4);
  });

  test("stands back for a more urgent mail that a cap holds", async () => {
    const toEmail = "reader.3@example.com";
    const cart = { stream: "marketing", message: "cart-saved", flow: "cart-recovery", toEmail } as const;
    await db.emailLog.create({ data: { id: newId("eml"), onceKey: "x", ...cart, deferredUntil: later(HOUR_MS) } });
    const id = await released();
    await expect(sendTurn(id, noon)).resolves.toMatchObject({ next: "later" });
    expect(sink.mails).toHaveLength(4);
    expect((await mailsOf(id))[2]).toMatchObject({ toEmail, deferredReason: "more_urgent" });
  });

  test("counts for the caps of the next one", async () => {
    await sendTurn(await released(), noon);
    const second = await released();
    await expect(sendTurn(second, later(MINUTE_MS))).resolves.toMatchObject({ next: "later" });
    expect(sink.mails).toHaveLength(5);
    expect((await mailsOf(second)).map(({ deferredReason }) => deferredReason)).toEqual(Array(5).fill("cap_between"));
  });
});

describe("staff", () => {
  test("pause it: nothing goes out after 2 s; resumed, it reaches the others and nobody twice", async () => {
    await readers(295, noon).catch(() => {});
    await db.customer.deleteMany();
    await db.emailSubscription.deleteMany();
    await readers(300, noon);
    sink.answerBy(async (phase) => {
      if (phase === "body") await pause(60);
      return undefined;
    });
    const id = await released();
    const turn = sendTurn(id, noon);
    await vi.waitFor(() => expect(sink.mails.length).toBeGreaterThan(20), { timeout: 10_000, interval: 10 });
    await pauseCampaign(id, noon);
    await pause(2_000);
    const sent = sink.mails.length;
    await expect(turn).resolves.toEqual({ next: "later", at: null });
    expect(sent).toBeLessThan(250);
    await expect(sendTurn(id, later(MINUTE_MS))).resolves.toEqual({ next: "over" });
    expect(sink.mails).toHaveLength(sent);
    await resumeCampaign(id);
    sink.answerBy();
    await expect(sendTurn(id, later(2 * MINUTE_MS))).resolves.toEqual({ next: "over" });
    expect(new Set(recipients()).size).toBe(300);
    expect(sink.mails).toHaveLength(300);
  }, 30_000);

  test("cancel it: what waited is declined with the reason, and it cannot go on", async () => {
    const id = await released();
    await pauseCampaign(id);
    await pauseCampaign(id);
    await cancelCampaign(id, noon);
    await cancelCampaign(id, noon);
    await expect(sendTurn(id, noon)).resolves.toEqual({ next: "over" });
    await expect(resumeCampaign(id)).rejects.toMatchObject({ code: "campaigns.wrong_state" });
    await expect(pauseCampaign(id)).rejects.toMatchObject({ code: "campaigns.wrong_state" });
    expect(sink.mails).toHaveLength(0);
  });
});

describe("a reader", () => {
  test("who leaves while the campaign is under way gets no mail any more", async () => {
    await db.customer.deleteMany();
    await db.emailSubscription.deleteMany();
    await readers(195, noon);
    sink.answerBy(async (phase) => {
      if (phase === "body") await pause(40);
      return undefined;
    });
    const id = await released();
    const turn = sendTurn(id, noon);
    await vi.waitFor(() => expect(sink.mails.length).toBeGreaterThan(5), { timeout: 10_000, interval: 5 });
    await db.emailSubscription.update({ where: { email: "reader.190@example.com" }, data: { unsubscribedAt: noon } });
    await turn;
    expect(recipients()).not.toContain("reader.190@example.com");
    expect(recipients()).toHaveLength(194);
    expect(await db.emailLog.findMany({ where: { declinedAt: { not: null } } })).toMatchObject([
      { toEmail: "reader.190@example.com", declinedReason: "unsubscribed", claimToken: null, sendingAt: null },
    ]);
  });

  test("who left before it went on is left out with the reason", async () => {
    const id = await released();
    await sendTurn(id, noon, 0);
    await db.emailSubscription.update({ where: { email: "reader.4@example.com" }, data: { unsubscribedAt: noon } });
    await sendTurn(id, later(MINUTE_MS));
    expect(recipients()).not.toContain("reader.4@example.com");
    expect(recipients()).toHaveLength(4);
  });

  test("whose mailbox does not exist is noted and suppressed; the others get theirs once", async () => {
    sink.answerBy((phase, line) =>
      phase === "RCPT" && line.includes("reader.2@") ? "550 5.1.1 no such user" : undefined,
    );
    const id = await released();
    await expect(sendTurn(id, noon)).resolves.toEqual({ next: "over" });
    expect(sink.mails).toHaveLength(4);
    expect(await db.suppression.findMany()).toMatchObject([{ email: "reader.2@example.com", reason: "hard_bounce" }]);
    expect((await mailsOf(id)).map(({ failedAt }) => !!failedAt)).toEqual([false, true, false, false, false]);
  });
});

describe("a worker that dies", () => {
  test("between claim and hand-over: its mails go out once the claim has ended", async () => {
    const id = await released();
    await sendTurn(id, noon);
    sink.mails.length = 0;
    const claim = { claimToken: "dead", claimExpiresAt: later(MINUTE_MS), sendingAt: null, acceptedAt: null };
    await db.emailLog.updateMany({ where: { campaignId: id, toEmail: { in: ["reader.1@example.com"] } }, data: claim });
    await workerDied(id);
    await expect(sendTurn(id, later(1_000))).resolves.toEqual({ next: "later", at: later(MINUTE_MS) });
    expect(sink.mails).toHaveLength(0);
    await expect(sendTurn(id, later(2 * MINUTE_MS))).resolves.toEqual({ next: "over" });
    expect(recipients()).toEqual(["reader.1@example.com"]);
  });

  test("while the SMTP server has a mail: it is unknown, and never sent again", async () => {
    const id = await released();
    await sendTurn(id, noon);
    sink.mails.length = 0;
    const open = { claimToken: "dead", claimExpiresAt: later(MINUTE_MS), sendingAt: noon, acceptedAt: null };
    await db.emailLog.updateMany({ where: { campaignId: id, toEmail: "reader.1@example.com" }, data: open });
    await workerDied(id);
    await expect(sendTurn(id, later(2 * MINUTE_MS))).resolves.toEqual({ next: "over" });
    expect(sink.mails).toHaveLength(0);
    expect((await mailsOf(id))[0]).toMatchObject({ acceptedAt: null, claimToken: null });
    expect((await mailsOf(id))[0]?.unknownAt).not.toBeNull();
  });
});

describe("a server that", () => {
  test("is away takes nothing and loses nobody", async () => {
    sink.answerBy((phase) => (phase === "connect" ? "drop" : undefined));
    const id = await released();
    await expect(sendTurn(id, noon)).resolves.toMatchObject({ next: "later" });
    sink.answerBy();
    await sendTurn(id, later(HOUR_MS));
    expect(recipients()).toHaveLength(5);
    expect(await db.emailCampaign.findUnique({ where: { id }, select: { finishedAt: true } })).not.toEqual({
      finishedAt: null,
    });
  });

  test("stays away for three days makes the rest too late, with the reason on record", async () => {
    sink.answerBy((phase) => (phase === "connect" ? "drop" : undefined));
    const id = await released();
    for (const days of [0, 1, 2, 3, 4]) await sendTurn(id, later(days * DAY_MS));
    expect((await mailsOf(id)).map(({ declinedReason }) => declinedReason)).toEqual(Array(5).fill("too_late"));
    expect(sink.mails).toHaveLength(0);
  });

  test("dies after the last dot leaves those mails unknown, and the rest is sent", async () => {
    let dropped = 0;
    sink.answerBy((phase) => (phase === "body" && dropped++ < 2 ? "drop" : undefined));
    const id = await released();
    await sendTurn(id, noon);
    await sendTurn(id, later(HOUR_MS));
    expect(sink.mails).toHaveLength(5);
    expect(new Set(recipients()).size).toBe(5);
    expect((await mailsOf(id)).filter(({ unknownAt }) => unknownAt)).toHaveLength(2);
  });
});

test("a campaign that is not ready is not released, and what has begun is not released again", async () => {
  const { id } = await aCampaign({ subject: "Hello {{nickname}}", content: { heading: "", blocks: [] } });
  await expect(scheduleCampaign(id, null, noon)).rejects.toMatchObject({ code: "campaigns.not_ready" });
  const { id: nobody } = await aCampaign({
    ...campaignWords,
    audience: { match: "all", conditions: [{ about: "tag", is: "has", tags: ["x"] }] },
  });
  await expect(scheduleCampaign(nobody, null, noon)).rejects.toMatchObject({ code: "campaigns.not_ready" });
  const sent = await released();
  await sendTurn(sent, noon);
  await expect(scheduleCampaign(sent, null, noon)).rejects.toMatchObject({ code: "campaigns.already_started" });
});
