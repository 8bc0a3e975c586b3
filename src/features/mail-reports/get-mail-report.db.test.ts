import { afterAll, beforeEach, expect, it } from "vitest";
import type { EmailEvent, EmailLog, Order } from "@/generated/prisma/client";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time";
import { getMailReport } from "./get-mail-report";
import { listMailTables } from "./list-mail-tables";

afterAll(closeDatabase);

const from = Date.parse("2026-10-31T21:00:00Z");
const now = new Date("2026-12-20T00:00:00Z");
const input = { from: "2026-11-01", to: "2026-11-30" };

let seed = 20261122;
const random = (below: number) => {
  seed = (seed * 1103515245 + 12345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * below);
};
const sometime = () => new Date(from - 31 * DAY_MS + random(62 * 24 * 60) * MINUTE_MS);
const maybe = (at: Date, outOf = 2) => (random(outOf) ? null : at);

const PEOPLE = 30;
const emailOf = (person: number) => `person${person}@example.com`;

beforeEach(async () => {
  await db.emailCampaign.create({
    data: { id: "cam_1", name: "Kikoy week", subject: "Kikoy", content: [], audience: {} },
  });
  await db.customer.createMany({
    data: Array.from({ length: PEOPLE }, (_, n) => ({ id: `cus_${n}`, email: emailOf(n), name: "Wanjiku" })),
  });
  const mails = Array.from({ length: 260 }, (_, index) => aMail(index));
  await db.emailLog.createMany({ data: mails.map(({ log }) => log) });
  await db.emailEvent.createMany({ data: mails.flatMap(({ clicks }) => clicks) });
  await db.order.createMany({ data: Array.from({ length: 150 }, (_, index) => anOrder(index)) });
  await db.emailSubscription.create({ data: { id: "sub_1", email: emailOf(1), source: "test" } });
  await db.consentRecord.createMany({ data: Array.from({ length: 80 }, (_, index) => aLeave(index)) });
});

/** An unsubscribe by one of the mails, or by none. */
const aLeave = (index: number) => ({
  ...{ id: `con_${index}`, subscriptionId: "sub_1", textShown: "Stop", source: "test", at: sometime() },
  act: random(4) ? ("unsubscribed" as const) : ("preferences_changed" as const),
  emailLogId: random(3) ? `eml_${random(260)}` : null,
});

/** Raw rows of one mail and its visits, as the shop would have written them. */
function aMail(index: number) {
  const at = sometime();
  const cart = random(40);
  const [flow, campaignId, cartId] = (
    [
      ["cart-recovery", null, `cart_${cart}`],
      ["welcome", null, null],
      [null, "cam_1", null],
      ["order-updates", null, null],
    ] as const
  )[random(4)] ?? [null, null, null];
  const person = cartId ? cart % PEOPLE : random(PEOPLE);
  const refused = random(12) === 0;
  const clicks = Array.from({ length: random(4) }, () => ({
    at: new Date(at.getTime() + random(8 * 24) * HOUR_MS),
    human: random(3) > 0,
  }));
  const firstHuman = clicks.filter(({ human }) => human).sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  const id = `eml_${index}`;
  return {
    log: {
      ...{ id, onceKey: id, message: "cart-saved", flow, campaignId, cartId, toEmail: emailOf(person), plannedAt: at },
      stream: flow === "order-updates" ? ("transactional" as const) : ("marketing" as const),
      acceptedAt: refused ? null : at,
      bouncedAt: refused ? at : maybe(at, 15),
      softBouncedAt: maybe(at, 15),
      deliveredAt: maybe(at),
      openedAt: maybe(at, 3),
      clickedAt: firstHuman?.at ?? null,
      complainedAt: maybe(at, 30),
    },
    clicks: clicks.map((click) => ({ id: newId("eev"), emailLogId: id, kind: "click" as const, ...click })),
  };
}

function anOrder(index: number) {
  const person = random(PEOPLE);
  const totalCents = 10_000 + random(900_000);
  const placedAt = sometime();
  return {
    ...{ id: `ord_${index}`, number: 5_000 + index, customerId: `cus_${person}`, name: "Wanjiku", placedAt },
    email: random(5) ? emailOf(person) : emailOf(random(PEOPLE)),
    ...{ phone: "+254712345678", county: "Nairobi", paymentMethod: "pay_on_delivery" as const, deliveryCents: 0 },
    ...{ subtotalCents: totalCents, totalCents, cancelledAt: maybe(now, 12), refundedAt: maybe(now, 20) },
  };
}

type Raw = { mails: EmailLog[]; clicks: EmailEvent[]; orders: Order[] };

/** The report's numbers from the raw rows, by nothing but loops. */
function recount({ mails, clicks, orders }: Raw, start: number, days: number) {
  const within = (at: Date | null) => at !== null && at.getTime() >= start && at.getTime() < start + 30 * DAY_MS;
  const people = (order: Order) => [order.email, emailOf(Number(order.customerId.slice(4)))];
  const after = (order: Order, at: Date) =>
    order.placedAt > at && order.placedAt.getTime() - at.getTime() <= days * DAY_MS;
  const kept = orders.filter((order) => !order.cancelledAt && !order.refundedAt);
  const back = (mail: EmailLog) => Boolean(mail.bouncedAt ?? (mail.deliveredAt ? null : mail.softBouncedAt));
  const marketing = mails.filter(
    (mail) => mail.stream === "marketing" && within(mail.acceptedAt ?? (back(mail) ? mail.plannedAt : null)),
  );
  const mailOf = new Map(mails.map((mail) => [mail.id, mail]));
  const bringer = (order: Order) =>
    clicks
      .filter(({ human, emailLogId, at }) => {
        const mail = mailOf.get(emailLogId);
        const lag = order.placedAt.getTime() - at.getTime();
        const theirs = mail?.stream === "marketing" && people(order).includes(mail.toEmail);
        return human && theirs && lag >= 0 && lag < days * DAY_MS;
      })
      .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
      .map(({ emailLogId }) => mailOf.get(emailLogId))[0];
  const mine = kept.filter((order) => within(order.placedAt));
  const brought = mine.filter((order) => bringer(order));
  const cents = (list: Order[]) => list.reduce((sum, order) => sum + order.totalCents, 0);
  const reminders = mails.filter((mail) => mail.flow === "cart-recovery" && mail.acceptedAt);
  const carts = [...new Set(reminders.map(({ cartId }) => cartId))]
    .map((cartId) => reminders.filter((mail) => mail.cartId === cartId))
    .filter((list) => within(new Date(Math.min(...list.map((mail) => mail.acceptedAt?.getTime() ?? 0)))));
  const recovered = carts.filter((list) =>
    list.some((mail) =>
      kept.some((order) => people(order).includes(mail.toEmail) && mail.acceptedAt && after(order, mail.acceptedAt)),
    ),
  );
  const buyers = [...new Set(mine.map(({ customerId }) => customerId))];
  const again = buyers.filter((id) => {
    const own = kept.filter(({ customerId }) => customerId === id);
    return mine.some((order) => order.customerId === id && own.some((earlier) => earlier.placedAt < order.placedAt));
  });
  const arrived = marketing.length - marketing.filter(back).length;
  return {
    figures: {
      sent: marketing.length,
      delivered: marketing.filter(({ deliveredAt }) => deliveredAt).length,
      opened: marketing.filter(({ openedAt }) => openedAt).length / arrived,
      clicked: marketing.filter(({ clickedAt }) => clickedAt).length / arrived,
      bounced: marketing.filter(back).length / marketing.length,
      complained: marketing.filter(({ complainedAt }) => complainedAt).length / arrived,
      orders: brought.length,
      revenue: cents(brought),
      "carts-recovered": recovered.length / carts.length,
      repeat: again.length / buyers.length,
    },
    all: { orders: mine.length, cents: cents(mine) },
    centsOf: (flow: string | null, campaignId: string | null) =>
      cents(brought.filter((order) => bringer(order)?.flow === flow && bringer(order)?.campaignId === campaignId)),
  };
}

async function readRaw(): Promise<Raw> {
  const [mails, clicks, orders] = await Promise.all([
    db.emailLog.findMany(),
    db.emailEvent.findMany({ where: { kind: "click" } }),
    db.order.findMany(),
  ]);
  return { mails, clicks, orders };
}

it("equals what loops over the raw rows find, to the cent, for this span and the one before", async () => {
  const [report, raw] = [await getMailReport(input, now), await readRaw()];
  for (const [side, start] of [
    ["value", from],
    ["before", from - 30 * DAY_MS],
  ] as const) {
    const found = recount(raw, start, report.attributionDays);
    for (const [id, value] of Object.entries(found.figures))
      expect(report.figures.find((figure) => figure.id === id)?.[side], `${id}, ${side}`).toBeCloseTo(value, 9);
    expect(found.figures.orders).toBeGreaterThan(3);
  }
});

it("gives every order of the span to one flow, one campaign or no mail: the rows add up to the order table, to the cent", async () => {
  const [report, raw] = [await getMailReport(input, now), await readRaw()];
  const found = recount(raw, from, report.attributionDays);
  const sum = (name: "orders" | "revenueCents" | "sent") =>
    report.origins.reduce((all, origin) => all + origin[name], 0);
  expect({ orders: sum("orders"), cents: sum("revenueCents") }).toEqual(found.all);
  const centsOf = (name: string) => report.origins.find((origin) => origin.name === name)?.revenueCents;
  expect(centsOf("Cart recovery")).toBe(found.centsOf("cart-recovery", null));
  expect(centsOf("Kikoy week")).toBe(found.centsOf(null, "cam_1"));
  const days = report.byDay;
  expect(days).toHaveLength(30);
  expect(days.reduce((all, { sent }) => all + sent, 0)).toBe(found.figures.sent);
  expect(days.reduce((all, { orders }) => all + orders, 0)).toBe(found.figures.orders);
  const total = listMailTables(report)
    .find(({ id }) => id === "origins")
    ?.rows.at(-1);
  expect(total?.at(-2)).toBe(found.all.orders);
});

it("gives every unsubscribe to the flow or the campaign of its mail, or to no mail: the rows add up to the figure", async () => {
  const report = await getMailReport(input, now);
  const [leaves, mails] = [
    await db.consentRecord.findMany({ where: { act: "unsubscribed" } }),
    await db.emailLog.findMany(),
  ];
  const within = leaves.filter(({ at }) => at.getTime() >= from && at.getTime() < from + 30 * DAY_MS);
  const byMail = (matches: (mail: EmailLog) => boolean) =>
    within.filter(({ emailLogId }) => mails.some((mail) => mail.id === emailLogId && matches(mail))).length;
  const leftBy = (name: string) => report.origins.find((origin) => origin.name === name)?.unsubscribed;
  expect(leftBy("Cart recovery")).toBe(byMail(({ flow }) => flow === "cart-recovery"));
  expect(leftBy("Kikoy week")).toBe(byMail(({ campaignId }) => campaignId === "cam_1"));
  expect(leftBy("No mail")).toBe(within.filter(({ emailLogId }) => emailLogId === null).length);
  expect(leftBy("Kikoy week")).toBeGreaterThan(0);
  expect(report.figures.find(({ id }) => id === "unsubscribed")?.value).toBe(within.length);
  expect(report.origins.reduce((all, { unsubscribed }) => all + unsubscribed, 0)).toBe(within.length);
});

it("tells what a flow brings from the people it held out, each once, and leaves out runs that may still bring an order", async () => {
  const start = (email: string, at: Date, held: boolean) => {
    const id = newId("run");
    const run = { id, flow: "cart-recovery", subjectKey: id, subjectId: id, email, startedAt: at };
    return db.automationRun.create({ data: { ...run, heldOutAt: held ? at : null } });
  };
  await db.order.deleteMany();
  const day = (number: number) => new Date(from + number * DAY_MS);
  // Before anybody was held out, and on the last day: neither counts.
  await start("early@example.com", day(0), false);
  await start("late@example.com", new Date(now.getTime() - DAY_MS), true);
  for (let n = 0; n < 20; n++) {
    await start(emailOf(n), day(1 + n / 10), n % 4 === 0);
    await start(emailOf(n), day(2 + n / 10), n % 4 === 0);
  }
  await recordOrders([1, 2, 3, 4, 5], day(5));
  await recordOrders([6], day(20));
  const { lifts } = await getMailReport(input, now);
  expect(lifts).toMatchObject([
    {
      ...{ flow: "cart-recovery", windowDays: 8 },
      mailed: { people: 12, ordered: 4 },
      heldOut: { people: 5, ordered: 1 },
    },
  ]);
});

async function recordOrders(people: number[], placedAt: Date) {
  for (const person of people)
    await db.order.create({
      data: {
        ...{ id: newId("ord"), customerId: `cus_${person}`, name: "Wanjiku", email: emailOf(person), placedAt },
        ...{ phone: "+254712345678", county: "Nairobi", paymentMethod: "pay_on_delivery" },
        ...{ subtotalCents: 1_000, deliveryCents: 0, totalCents: 1_000 },
      },
    });
}
