import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aProduct } from "@/testing/factories/products";
import { subscribe } from "@/testing/factories/subscriptions";
import { countAudience } from "./count-audience";
import { deleteSegment } from "./delete-segment";
import { listAudience } from "./list-audience";
import { listSegments } from "./list-segments";
import { sampleAudience } from "./sample-audience";
import { saveSegment } from "./save-segment";
import { type AudienceRules, audienceRules, type Condition } from "./schema";

const now = new Date("2026-11-22T09:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
const staff = { id: "stf_1" };

const all = (...conditions: Condition[]): AudienceRules => ({ match: "all", conditions });
const any = (...conditions: Condition[]): AudienceRules => ({ match: "any", conditions });

async function who(rules: AudienceRules): Promise<string[]> {
  const people = await listAudience(rules, null, 100, now);
  expect(await countAudience(rules, now)).toBe(people.length);
  return people.map(({ name }) => name).sort();
}

async function person(name: string, facts: object = {}): Promise<{ id: string; email: string }> {
  const email = `${name.toLowerCase()}@example.com`;
  return db.customer.create({ data: { id: newId("cus"), email, name, createdAt: ago(100), ...facts } });
}

let orders = 0;
async function order({ id, email }: { id: string; email: string }, placedAt: Date, cents: number, facts: object = {}) {
  orders += 1;
  const money = { subtotalCents: cents, deliveryCents: 0, totalCents: cents };
  const address = { name: "x", email, phone: "+254700000000", county: "Nairobi" };
  await db.order.create({
    data: {
      ...{ id: newId("ord"), number: 50_000 + orders, customerId: id, placedAt, paymentMethod: "pay_on_delivery" },
      ...{ ...money, ...address, ...facts },
      items: { create: { id: newId("itm"), productId: "mat", name: "mat", priceCents: cents, quantity: 1 } },
    },
  });
}

async function mailed(email: string, facts: object) {
  await db.emailLog.create({
    data: {
      id: newId("eml"),
      onceKey: newId("key"),
      stream: "marketing",
      message: "campaign",
      toEmail: email,
      ...facts,
    },
  });
}

beforeEach(async () => {
  await aProduct("mat");
  const amina = await person("Amina", { county: "Nairobi", birthMonth: 3, birthDay: 1 });
  const brian = await person("Brian", { county: "Mombasa", language: "sw" });
  const chebet = await person("Chebet", { createdAt: ago(2) });
  await person("Gone", { erasedAt: now, county: "Nairobi" });
  await subscribe(amina.email, ago(50));
  await subscribe(brian.email, ago(50));
  await db.emailSubscription.update({ where: { email: brian.email }, data: { topics: ["offers"] } });
  await order(amina, ago(5), 500_00);
  await order(amina, ago(80), 700_00);
  await order(brian, ago(80), 100_00);
  await order(chebet, ago(1), 900_00, { cancelledAt: now });
  await db.customerTag.create({ data: { customerId: brian.id, tag: "wholesale" } });
  await mailed(amina.email, { openedAt: ago(3) });
  await mailed(brian.email, { clickedAt: ago(20) });
  const visitor = await db.visitor.create({ data: { id: newId("vis") } });
  await db.cart.create({
    data: {
      ...{ id: newId("cart"), visitorId: visitor.id, email: chebet.email },
      items: { create: { id: newId("itm"), productId: "mat", quantity: 1 } },
    },
  });
});

describe("each condition means exactly these people", () => {
  const cases: [AudienceRules, string[]][] = [
    [all(), ["Amina", "Brian", "Chebet"]],
    [all({ about: "consent", is: "subscribed" }), ["Amina", "Brian"]],
    [all({ about: "consent", is: "subscribed", topic: "news" }), ["Amina"]],
    [all({ about: "consent", is: "not_subscribed" }), ["Chebet"]],
    [all({ about: "county", is: "in", counties: ["Nairobi", "Kisumu"] }), ["Amina"]],
    [all({ about: "county", is: "not_in", counties: ["Nairobi"] }), ["Brian", "Chebet"]],
    [all({ about: "language", is: "en" }), ["Amina", "Chebet"]],
    [all({ about: "orders", is: "at_least", count: 2 }), ["Amina"]],
    [all({ about: "orders", is: "at_least", count: 2, withinDays: 30 }), []],
    [all({ about: "orders", is: "at_most", count: 0 }), ["Chebet"]],
    [all({ about: "spent", is: "at_least", cents: 1_200_00 }), ["Amina"]],
    [all({ about: "spent", is: "at_most", cents: 100_00 }), ["Brian", "Chebet"]],
    [all({ about: "last_order", is: "within", days: 30 }), ["Amina"]],
    [all({ about: "last_order", is: "not_within", days: 30 }), ["Brian", "Chebet"]],
    [all({ about: "bought_category", is: "has", categories: ["tables"] }), ["Amina", "Brian"]],
    [all({ about: "bought_category", is: "has_not", categories: ["tables"], withinDays: 30 }), ["Brian", "Chebet"]],
    [all({ about: "cart", is: "has" }), ["Chebet"]],
    [all({ about: "cart", is: "has_not" }), ["Amina", "Brian"]],
    [all({ about: "engagement", did: "opened", is: "within", days: 30 }), ["Amina", "Brian"]],
    [all({ about: "engagement", did: "clicked", is: "within", days: 30 }), ["Brian"]],
    [all({ about: "engagement", did: "clicked", is: "not_within", days: 7 }), ["Amina", "Brian", "Chebet"]],
    [all({ about: "tag", is: "has", tags: ["wholesale", "vip"] }), ["Brian"]],
    [all({ about: "tag", is: "has_not", tags: ["wholesale"] }), ["Amina", "Chebet"]],
    [all({ about: "birthday", months: [3, 4] }), ["Amina"]],
    [all({ about: "known_for", is: "at_least", days: 30 }), ["Amina", "Brian"]],
    [all({ about: "known_for", is: "at_most", days: 30 }), ["Chebet"]],
    [all({ about: "birthday", months: [3] }, { about: "tag", is: "has", tags: ["wholesale"] }), []],
    [any({ about: "birthday", months: [3] }, { about: "tag", is: "has", tags: ["wholesale"] }), ["Amina", "Brian"]],
  ];
  test.each(cases)("%j", async (rules, people) => {
    expect(await who(audienceRules.parse(rules))).toEqual(people);
  });
});

test("who left, paused or was laid to rest is not subscribed", async () => {
  const subscribed = all({ about: "consent", is: "subscribed" });
  const email = "amina@example.com";
  await db.emailSubscription.update({ where: { email }, data: { pausedUntil: ago(-3) } });
  expect(await who(subscribed)).toEqual(["Brian"]);
  await db.emailSubscription.update({ where: { email }, data: { pausedUntil: ago(1) } });
  expect(await who(subscribed)).toEqual(["Amina", "Brian"]);
  await db.emailSubscription.update({ where: { email }, data: { sunsetAt: ago(1) } });
  expect(await who(subscribed)).toEqual(["Brian"]);
});

test("a walk in pages meets everybody once, and a sample shows some of them", async () => {
  const met: string[] = [];
  for (let after: string | null = null; ; ) {
    const page = await listAudience(all(), after, 2, now);
    met.push(...page.map(({ name }) => name));
    if (page.length < 2) break;
    after = page.at(-1)?.id ?? null;
  }
  expect(met.sort()).toEqual(["Amina", "Brian", "Chebet"]);
  expect(await sampleAudience(all(), now)).toHaveLength(3);
});

test("a segment is kept once under its name, changed and forgotten", async () => {
  const rules = all({ about: "cart", is: "has" });
  const made = fulfilled(await atOnce(4, () => saveSegment({ name: "Carts", rules }, staff)));
  expect(made).toHaveLength(1);
  const id = made[0]?.id ?? "";
  await expect(saveSegment({ name: "Carts", rules }, staff)).rejects.toMatchObject({ code: "segments.name_taken" });
  await saveSegment({ id, name: "Full carts", rules }, staff);
  expect(await listSegments()).toMatchObject([{ id, name: "Full carts", rules }]);
  await deleteSegment(id);
  await deleteSegment(id);
  expect(await listSegments()).toEqual([]);
  await expect(saveSegment({ id, name: "Again", rules }, staff)).rejects.toMatchObject({ code: "segments.not_found" });
});
