import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/time";
import { markOf, signToken } from "@/lib/tokens";
import { changePreferences as change } from "./change-preferences";
import { confirmSubscription as confirm } from "./confirm-subscription";
import { findConfirmation } from "./find-confirmation";
import { findSuppression } from "./find-suppression";
import { getConsent } from "./get-consent";
import { getPreferences } from "./get-preferences";
import * as links from "./make-mail-links";
import { requestSubscription as request } from "./request-subscription";
import { CONSENT_TEXT } from "./schema";
import { unsubscribe as leave } from "./unsubscribe";

const start = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const evidence = { ip: "197.248.1.2", userAgent: "Test" };
const asked = { email: " Amina@Example.com ", name: "Amina", source: "checkout", textShown: CONSENT_TEXT, ...evidence };
const row = () => db.emailSubscription.findUniqueOrThrow({ where: { email: "amina@example.com" } });
const tokenOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);
const acts = async () => (await db.consentRecord.findMany({ orderBy: { at: "asc" } })).map(({ act }) => act);
const events = async () => (await db.outboxEvent.findMany({ orderBy: { id: "asc" } })).map(({ name }) => name);

async function confirmToken(at = start) {
  return tokenOf(links.confirmUrl((await row()).id, at));
}

async function subscribed() {
  await request(asked, start);
  await confirm(await confirmToken(), evidence, later(SECOND_MS));
  const { id } = await row();
  return {
    unsubscribe: tokenOf(links.unsubscribeUrl(id, start)),
    preferences: tokenOf(links.preferencesUrl(id, start)),
  };
}

describe("asking", () => {
  test("alone allows no marketing, and leaves evidence and one mail to be sent", async () => {
    await request(asked, start);
    await expect(getConsent("amina@example.com", start)).resolves.toEqual({
      subscribed: false,
      reason: "not_confirmed",
    });
    expect(await db.consentRecord.findMany()).toMatchObject([
      { act: "requested", textShown: CONSENT_TEXT, source: "checkout", ipAddress: "197.248.1.2", at: start },
    ]);
    expect(await events()).toEqual(["subscriptions/subscription.requested"]);
  });

  test("again within 60 s, and a fourth time within an hour, sends nothing and says nothing", async () => {
    await request(asked, start);
    await request(asked, later(59 * SECOND_MS));
    expect(await events()).toHaveLength(1);
    await request(asked, later(60 * SECOND_MS));
    await request(asked, later(120 * SECOND_MS));
    await request(asked, later(180 * SECOND_MS));
    expect(await events()).toHaveLength(3);
    await request(asked, later(HOUR_MS));
    expect(await events()).toHaveLength(4);
  });

  test("ten times at once sends one mail", async () => {
    await Promise.all(Array.from({ length: 10 }, () => request(asked, start)));
    expect(await events()).toHaveLength(1);
    expect(await db.emailSubscription.count()).toBe(1);
  });

  test("when subscribed already changes nothing", async () => {
    await subscribed();
    const before = await row();
    await request(asked, later(DAY_MS));
    expect(await row()).toEqual(before);
    expect(await events()).toHaveLength(2);
  });
});

describe("confirming", () => {
  test("allows marketing, keeps the text of the request as evidence, and announces it once, also when pressed twice", async () => {
    await request({ ...asked, textShown: "Another text" }, start);
    const token = await confirmToken();
    await expect(confirm(token, evidence, later(HOUR_MS))).resolves.toEqual({ email: "amina@example.com" });
    await confirm(token, evidence, later(2 * HOUR_MS));
    await expect(getConsent("AMINA@example.com", later(HOUR_MS))).resolves.toMatchObject({ subscribed: true });
    expect(await acts()).toEqual(["requested", "confirmed"]);
    expect((await db.consentRecord.findFirst({ where: { act: "confirmed" } }))?.textShown).toBe("Another text");
    expect((await events()).filter((name) => name.endsWith("confirmed"))).toHaveLength(1);
  });

  test("looking at the page changes nothing", async () => {
    await request(asked, start);
    const before = await row();
    await expect(findConfirmation(await confirmToken(), start)).resolves.toMatchObject({ confirmed: false });
    expect(await row()).toEqual(before);
    expect(await acts()).toEqual(["requested"]);
  });

  test("works for 48 h and not a second longer", async () => {
    await request(asked, start);
    const token = await confirmToken();
    const linkNotValid = { kind: "not_found", code: "subscriptions.link_not_valid" };
    await expect(confirm(token, evidence, later(48 * HOUR_MS))).rejects.toMatchObject(linkNotValid);
    await expect(confirm(token, evidence, later(48 * HOUR_MS - 1))).resolves.toBeDefined();
  });

  test("brings back who had left, and says so in the evidence", async () => {
    const { unsubscribe } = await subscribed();
    await leave(unsubscribe, evidence, later(DAY_MS));
    await request(asked, later(2 * DAY_MS));
    await confirm(await confirmToken(later(2 * DAY_MS)), evidence, later(2 * DAY_MS));
    await expect(getConsent("amina@example.com", later(2 * DAY_MS))).resolves.toMatchObject({ subscribed: true });
    expect(await acts()).toEqual(["requested", "confirmed", "unsubscribed", "requested", "resubscribed"]);
  });
});

describe("leaving", () => {
  test("ends marketing at once, is announced once, and pressing twice is fine", async () => {
    const { unsubscribe } = await subscribed();
    await leave(unsubscribe, evidence, later(DAY_MS), "one-click");
    await leave(unsubscribe, evidence, later(2 * DAY_MS), "one-click");
    await expect(getConsent("amina@example.com", later(DAY_MS))).resolves.toMatchObject({ reason: "unsubscribed" });
    expect((await row()).unsubscribedAt).toEqual(later(DAY_MS));
    expect((await events()).filter((name) => name.endsWith("ended"))).toHaveLength(1);
  });

  test("keeps from which mail, also by the preferences; a link of before says none", async () => {
    await subscribed();
    const { id } = await row();
    const again = async (token: string, at: number) => {
      await db.emailSubscription.update({ where: { id }, data: { unsubscribedAt: null } });
      await leave(token, evidence, later(at));
    };
    await again(tokenOf(links.unsubscribeUrl(id, start, "eml_1")), 1);
    await again(tokenOf(links.preferencesUrl(id, start, "eml_2")), 2);
    await again(tokenOf(links.unsubscribeUrl(id, start)), 3);
    await change(tokenOf(links.preferencesUrl(id, start, "eml_3")), { act: "pause" }, evidence, later(4));
    const records = await db.consentRecord.findMany({ where: { act: { not: "requested" } }, orderBy: { at: "asc" } });
    expect(records.map(({ act, emailLogId }) => [act, emailLogId])).toEqual([
      ["unsubscribed", "eml_1"],
      ["unsubscribed", "eml_2"],
      ["unsubscribed", null],
      ["preferences_changed", "eml_3"],
      ["confirmed", null],
    ]);
  });

  test("works from a mail that is nine years old", async () => {
    const { unsubscribe } = await subscribed();
    await expect(leave(unsubscribe, evidence, later(9 * 365 * DAY_MS))).resolves.toBeDefined();
  });

  test("is refused to forged tokens, tokens of another purpose and tokens of nobody", async () => {
    const { unsubscribe } = await subscribed();
    const [expires, , mac] = unsubscribe.split(".");
    const forged = `${expires}.${Buffer.from("sub_other").toString("base64url")}.${mac}`;
    const nobody = signToken("unsubscribe", "sub_nobody", later(DAY_MS));
    const visitor = signToken("visitor", (await row()).id, later(DAY_MS));
    for (const token of [forged, nobody, visitor, await confirmToken(), "", "a.b.c", `${unsubscribe}x.y`])
      await expect(leave(token, evidence, start)).rejects.toMatchObject({ code: "subscriptions.link_not_valid" });
    expect((await row()).unsubscribedAt).toBeNull();
  });

  test("looking at the page changes nothing and shows the address masked", async () => {
    const { unsubscribe } = await subscribed();
    const before = await row();
    await expect(getPreferences(unsubscribe, start)).resolves.toMatchObject({
      maskedEmail: "a•••@example.com",
      subscribed: true,
    });
    expect(await row()).toEqual(before);
  });
});

describe("choosing", () => {
  test("topics, a pause of 30 days and its end are kept, each with its evidence", async () => {
    const { preferences } = await subscribed();
    await change(preferences, { act: "choose", topics: ["news"], frequency: "weekly" }, evidence, later(HOUR_MS));
    await expect(getConsent("amina@example.com", later(HOUR_MS), db, "offers")).resolves.toMatchObject({
      reason: "topic_off",
    });
    await expect(getConsent("amina@example.com", later(HOUR_MS), db, "news")).resolves.toMatchObject({
      subscribed: true,
    });
    await change(preferences, { act: "pause" }, evidence, later(HOUR_MS));
    await expect(getConsent("amina@example.com", later(30 * DAY_MS))).resolves.toMatchObject({ reason: "paused" });
    await expect(getConsent("amina@example.com", later(31 * DAY_MS))).resolves.toMatchObject({ subscribed: true });
    await change(preferences, { act: "resume" }, evidence, later(2 * HOUR_MS));
    await expect(getConsent("amina@example.com", later(2 * HOUR_MS))).resolves.toMatchObject({ subscribed: true });
    expect((await acts()).filter((act) => act === "preferences_changed")).toHaveLength(3);
  });

  test("how often is kept and shown, with the yes that it all rests on", async () => {
    const { preferences } = await subscribed();
    await expect(getPreferences(preferences, start)).resolves.toMatchObject({
      frequency: "all",
      saidYes: { at: later(SECOND_MS), source: "checkout", text: CONSENT_TEXT },
    });
    await change(preferences, { act: "choose", topics: [], frequency: "monthly" }, evidence, later(HOUR_MS));
    await expect(getPreferences(preferences, start)).resolves.toMatchObject({ topics: [], frequency: "monthly" });
    expect((await db.consentRecord.findFirst({ where: { act: "preferences_changed" } }))?.textShown).toBe(
      "Get: nothing; how often: monthly",
    );
  });

  test("to leave ends it; to come back needs the mailbox again, because a forwarded mail holds the link too", async () => {
    const { preferences } = await subscribed();
    await change(preferences, { act: "leave" }, evidence, later(DAY_MS));
    await change(preferences, { act: "return" }, evidence, later(2 * DAY_MS));
    await expect(getConsent("amina@example.com", later(2 * DAY_MS))).resolves.toMatchObject({ reason: "unsubscribed" });
    expect((await events()).at(-1)).toBe("subscriptions/subscription.requested");
  });

  test("by a link of another purpose is refused", async () => {
    const { unsubscribe } = await subscribed();
    await expect(change(unsubscribe, { act: "pause" }, evidence, start)).rejects.toMatchObject({ kind: "not_found" });
  });
});

test("what was known of an address before its person was erased holds on", async () => {
  const data = { id: "sup_1", reason: "hard_bounce", everything: true } as const;
  await db.suppression.create({ data: { ...data, email: markOf("amina@example.com") } });
  await expect(findSuppression(" Amina@example.com", "transactional", start)).resolves.toBe("hard_bounce");
  await expect(findSuppression("other@example.com", "transactional", start)).resolves.toBeNull();
});

test("a suppression holds for its streams, until its end, and not for others", async () => {
  const soft = { id: "sup_1", email: "amina@example.com", reason: "soft_bounces", everything: false } as const;
  await db.suppression.create({ data: { ...soft, until: later(30 * DAY_MS) } });
  await expect(findSuppression("Amina@example.com", "marketing", start)).resolves.toBe("soft_bounces");
  await expect(findSuppression("amina@example.com", "transactional", start)).resolves.toBeNull();
  await expect(findSuppression("amina@example.com", "marketing", later(31 * DAY_MS))).resolves.toBeNull();
  await expect(findSuppression("other@example.com", "marketing", start)).resolves.toBeNull();
  await db.suppression.create({
    data: { id: "sup_2", email: "amina@example.com", reason: "complaint", everything: true },
  });
  await expect(findSuppression("amina@example.com", "transactional", later(999 * DAY_MS))).resolves.toBe("complaint");
});
