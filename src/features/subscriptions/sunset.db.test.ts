import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { atOnce, fulfilled } from "@/testing/at-once";
import { subscribe } from "@/testing/factories/subscriptions";
import { confirmSubscription } from "./confirm-subscription";
import { findConfirmationRequest } from "./find-confirmation-request";
import { getConsent } from "./get-consent";
import { getPreferences } from "./get-preferences";
import { confirmUrl, preferencesUrl } from "./make-mail-links";
import { requestSubscription } from "./request-subscription";
import { CONSENT_TEXT } from "./schema";
import { staySubscribed } from "./stay-subscribed";
import { sunsetSubscription } from "./sunset-subscription";
import { unsubscribe } from "./unsubscribe";

const email = "amina@example.com";
const start = new Date("2026-11-24T09:00:00Z");
const later = new Date(start.getTime() + DAY_MS);
const evidence = { ip: "197.248.1.2", userAgent: "Test" };
const acts = async () => (await db.consentRecord.findMany({ orderBy: { at: "asc" } })).map(({ act }) => act);
const tokenOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);

let id: string;
let token: string;

beforeEach(async () => {
  id = (await subscribe(email, start)).id;
  token = tokenOf(preferencesUrl(id, start));
});

describe("a sunset", () => {
  test("stops marketing, once, with evidence, also when it is asked for ten times at once", async () => {
    const results = await atOnce(10, () => sunsetSubscription(id, "reactivation", later));
    expect(fulfilled(results).filter(Boolean)).toHaveLength(1);
    expect(await getConsent(email, later)).toEqual({ subscribed: false, reason: "sunset" });
    expect(await db.consentRecord.findMany()).toMatchObject([{ act: "sunset", source: "reactivation", at: later }]);
    expect(await db.outboxEvent.findMany()).toMatchObject([{ name: "subscriptions/subscription.ended" }]);
    expect(await getPreferences(token, later)).toMatchObject({ subscribed: false, sunset: true });
  });

  test("touches nobody who left or never confirmed", async () => {
    await unsubscribe(token, evidence, start);
    expect(await sunsetSubscription(id, "reactivation", later)).toBe(false);
    const other = await db.emailSubscription.create({ data: { id: "sub_2", email: "b@example.com", source: "test" } });
    expect(await sunsetSubscription(other.id, "reactivation", later)).toBe(false);
    expect(await acts()).toEqual(["unsubscribed"]);
  });
});

describe("after a sunset", () => {
  beforeEach(() => sunsetSubscription(id, "reactivation", start));

  test("the press on stay gives the consent back, once, also when it is pressed ten times at once", async () => {
    const results = await atOnce(10, () => staySubscribed(token, evidence, later));
    expect(fulfilled(results).filter(Boolean)).toHaveLength(1);
    expect(await getConsent(email, later)).toMatchObject({ subscribed: true });
    expect(await acts()).toEqual(["sunset", "resubscribed"]);
  });

  test("a new confirmation gives it back too", async () => {
    await requestSubscription({ email, source: "footer", textShown: CONSENT_TEXT, ...evidence }, later);
    expect(await findConfirmationRequest(id, later)).toMatchObject({ email });
    await confirmSubscription(tokenOf(confirmUrl(id, later)), evidence, later);
    expect(await getConsent(email, later)).toMatchObject({ subscribed: true });
    expect(await acts()).toEqual(["sunset", "requested", "resubscribed"]);
  });

  test("who leaves for good stays away: stay gives nothing back then", async () => {
    await unsubscribe(token, evidence, later);
    expect(await staySubscribed(token, evidence, later)).toBe(false);
    expect(await getConsent(email, later)).toMatchObject({ reason: "unsubscribed" });
  });

  test("a forged link, and one of another purpose, lift nothing", async () => {
    for (const wrong of ["forged", tokenOf(confirmUrl(id, later))])
      await expect(staySubscribed(wrong, evidence, later)).rejects.toMatchObject({
        code: "subscriptions.link_not_valid",
      });
    expect(await getConsent(email, later)).toMatchObject({ reason: "sunset" });
  });
});
