import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { signToken } from "@/lib/tokens";
import * as preferences from "./preferences/[token]/route";
import * as confirm from "./subscriptions/confirm/[token]/route";
import * as unsubscribe from "./unsubscribe/[token]/route";

const routes = { unsubscribe, confirm, preferences };

const tomorrow = () => new Date(Date.now() + DAY_MS);
const tokens = () => ({
  unsubscribe: signToken("unsubscribe", "sub_1", tomorrow()),
  confirm: signToken("confirm-subscription", "sub_1", tomorrow()),
  preferences: signToken("preferences", "sub_1", tomorrow()),
});

beforeEach(async () => {
  await db.emailSubscription.create({
    data: { id: "sub_1", email: "amina@example.com", source: "test", confirmedAt: new Date("2026-01-01") },
  });
});

const state = () =>
  Promise.all([db.emailSubscription.findMany(), db.consentRecord.count(), db.outboxEvent.count()]).then(JSON.stringify);

const call = (route: keyof typeof routes, method: "GET" | "POST", token: string, body?: string) =>
  routes[route][method](
    new Request(`http://shop.test/${route}/${token}`, {
      method,
      body,
      headers: body ? { "content-type": "application/x-www-form-urlencoded" } : {},
    }),
    { params: Promise.resolve({ token }) },
  );

test.each(["unsubscribe", "confirm", "preferences"] as const)(
  "opening a %s link, ten times, changes nothing and sets no cookie",
  async (route) => {
    const before = await state();
    for (let times = 0; times < 10; times++) {
      const answer = await call(route, "GET", tokens()[route]);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
    expect(await state()).toBe(before);
  },
);

test("a mail program's one-click POST ends the subscription: 200, no redirect, no cookie, twice alike", async () => {
  for (let times = 0; times < 2; times++) {
    const answer = await call("unsubscribe", "POST", tokens().unsubscribe, "List-Unsubscribe=One-Click");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.headers.get("set-cookie")).toBeNull();
  }
  const records = await db.consentRecord.findMany();
  expect(records.map(({ act, source }) => [act, source])).toEqual([["unsubscribed", "one-click"]]);
});

test("the page's button posts to its own address without any script", async () => {
  const page = await (await call("unsubscribe", "GET", tokens().unsubscribe)).text();
  expect(page).toMatch(/^<!doctype html><html lang="en">/);
  expect(page.match(/<form method="post">/g)).toHaveLength(1);
  expect(page.match(/<button/g)).toHaveLength(1);
  expect(page).not.toContain("<script");
  const done = await (await call("unsubscribe", "POST", tokens().unsubscribe, "")).text();
  expect(done).toContain("You are unsubscribed");
  expect((await db.consentRecord.findFirst())?.source).toBe("unsubscribe-page");
});

test("a confirmation by the button brings back who had left", async () => {
  await db.emailSubscription.updateMany({ data: { unsubscribedAt: new Date("2026-02-01") } });
  const answer = await call("confirm", "POST", tokens().confirm);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("You are in");
  expect(await db.emailSubscription.findFirst()).toMatchObject({ unsubscribedAt: null });
});

test("each button of the preferences does what it says", async () => {
  const press = (body: string) =>
    call("preferences", "POST", tokens().preferences, body).then((answer) => answer.text());
  expect(await press("act=choose&topic=news&frequency=weekly")).toContain("Saved.");
  expect(await db.emailSubscription.findFirst()).toMatchObject({ topics: ["news"] });
  expect(await press("act=pause")).toContain("You get nothing until");
  expect(await press("act=resume")).toContain("Pause for 30 days");
  expect(await press("act=leave")).toContain("Subscribe again");
  expect(await press("act=return")).toContain("look into your mailbox");
});

test("the language of mails can be chosen while there are words in it, and stays with the person", async () => {
  const page = async () => (await call("preferences", "GET", tokens().preferences)).text();
  expect(await page()).not.toContain("Kiswahili");
  const words = { message: "cart-saved", locale: "sw", version: 1, subject: "S", preheader: "P", blocks: {} };
  await db.emailTemplate.create({ data: { id: "tpl_1", ...words, publishedAt: new Date() } });
  expect(await page()).toMatch(/name="language" checked="" value="en"/);
  const saved = await call("preferences", "POST", tokens().preferences, "act=language&language=sw");
  expect(await saved.text()).toContain("Imehifadhiwa");
  expect(await page()).toMatch(/name="language" checked="" value="sw"/);
  await call("preferences", "POST", tokens().preferences, "act=language&language=sw");
  expect(await db.customer.findMany()).toMatchObject([{ email: "amina@example.com", language: "sw" }]);
  expect((await call("preferences", "POST", tokens().preferences, "act=language&language=xx")).status).toBe(400);
});

test("an unknown button or topic is refused and changes nothing", async () => {
  const before = await state();
  for (const body of ["", "act=explode", "act=choose&topic=everything&frequency=all", "{}"])
    expect((await call("preferences", "POST", tokens().preferences, body)).status).toBe(400);
  expect(await state()).toBe(before);
});

test("forged, expired and foreign tokens get a page of 404 and change nothing", async () => {
  const before = await state();
  const old = signToken("unsubscribe", "sub_1", new Date(Date.now() - 1_000));
  const foreign = signToken("order", "sub_1", tomorrow());
  for (const token of [old, foreign, "a.b.c", "x", tokens().confirm])
    for (const route of ["unsubscribe", "preferences"] as const)
      for (const method of ["GET", "POST"] as const) {
        const answer = await call(route, method, token, method === "POST" ? "act=leave" : undefined);
        expect(answer.status).toBe(404);
        expect(await answer.text()).toContain("This link does not work");
      }
  expect((await call("confirm", "POST", tokens().unsubscribe)).status).toBe(404);
  expect(await state()).toBe(before);
});
