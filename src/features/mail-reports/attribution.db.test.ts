import { afterAll, beforeEach, expect, it } from "vitest";
import { changeFlowSettings } from "@/features/automations/change-flow-settings";
import { recordStep } from "@/features/automations/record-step";
import { startRun } from "@/features/automations/start-run";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { anOrder } from "@/testing/factories/orders";
import { countFlowResults } from "./count-flow-results";

afterAll(closeDatabase);

const now = new Date("2026-11-22T09:00:00Z");
const before = (ms: number) => new Date(now.getTime() - ms);
const who = { id: "stf_1", name: "Asha", email: "asha@example.com" };

/** A mail of a step that was sent six days ago to who places order `number`. */
async function aStepMail(number: number, flow: string, step: string) {
  const [emailLogId, at, toEmail] = [newId("eml"), before(6 * DAY_MS), `buyer.${number}@example.com`];
  await db.emailLog.create({
    data: {
      ...{ id: emailLogId, onceKey: emailLogId, stream: "marketing", message: step, flow, toEmail },
      ...{ plannedAt: at, acceptedAt: at, openedAt: at },
    },
  });
  const run = {
    flow,
    subjectKey: emailLogId,
    subjectId: emailLogId,
    email: toEmail,
    customerId: null,
    jobRunId: emailLogId,
  };
  await recordStep((await startRun(run, at)) ?? "", { step, outcome: "sent", emailLogId }, at);
  return emailLogId;
}

async function click(emailLogId: string, at: Date, human = true) {
  await db.emailEvent.create({ data: { id: newId("eev"), emailLogId, kind: "click", human, at } });
  if (human) await db.emailLog.updateMany({ where: { id: emailLogId, clickedAt: null }, data: { clickedAt: at } });
}

const order = async (number: number, placedAt: Date, data: object = {}) =>
  db.order.update({ where: { id: (await anOrder(number)).id }, data: { placedAt, ...data } });

let saved: string;
let birthday: string;

beforeEach(async () => {
  saved = await aStepMail(1001, "cart-recovery", "send-cart-saved");
  birthday = await aStepMail(1001, "birthdays", "send-birthday-offer");
});

it("gives an order to the mail clicked last before it, once, and nothing to the others", async () => {
  await click(birthday, before(3 * DAY_MS));
  await click(saved, before(2 * DAY_MS));
  await click(saved, before(2 * DAY_MS - HOUR_MS));
  await order(1001, before(DAY_MS));
  await click(birthday, before(HOUR_MS));
  expect(await countFlowResults(now)).toMatchObject({
    "cart-recovery": { "send-cart-saved": { opened: 1, clicked: 1, orders: 1, revenueCents: 120_000 } },
    birthdays: { "send-birthday-offer": { opened: 1, clicked: 1, orders: 0, revenueCents: 0 } },
  });
});

it("counts who left by a step's mail, and what became of it", async () => {
  const left = {
    subscriptionId: "sub_1",
    act: "unsubscribed",
    textShown: "Stop",
    source: "one-click",
    at: now,
  } as const;
  await db.emailSubscription.create({ data: { id: "sub_1", email: "buyer.1001@example.com", source: "test" } });
  await db.consentRecord.create({ data: { id: "con_1", ...left, emailLogId: saved } });
  await db.consentRecord.create({ data: { id: "con_2", ...left, act: "preferences_changed", emailLogId: birthday } });
  await db.consentRecord.create({ data: { id: "con_3", ...left } });
  await db.emailLog.update({ where: { id: birthday }, data: { deliveredAt: now, complainedAt: now } });
  expect(await countFlowResults(now)).toMatchObject({
    "cart-recovery": { "send-cart-saved": { unsubscribed: 1, complained: 0 } },
    birthdays: { "send-birthday-offer": { unsubscribed: 0, delivered: 1, complained: 1, bounced: 0 } },
  });
});

const ordersOf = async (flow: string, step: string) => (await countFlowResults(now))[flow]?.[step]?.orders;

it("counts neither an open, nor a click of a machine, nor somebody else's click", async () => {
  await click(saved, before(2 * DAY_MS), false);
  await click(await aStepMail(1002, "welcome", "send-welcome"), before(2 * DAY_MS));
  await order(1001, before(DAY_MS));
  expect(await ordersOf("cart-recovery", "send-cart-saved")).toBe(0);
  expect(await ordersOf("welcome", "send-welcome")).toBe(0);
});

it("counts an order as long after a click as staff say, to the moment", async () => {
  const placed = before(HOUR_MS);
  await click(saved, new Date(placed.getTime() - 5 * DAY_MS));
  await order(1001, placed);
  expect(await ordersOf("cart-recovery", "send-cart-saved")).toBe(0);
  await changeFlowSettings({ attributionDays: 6 }, who);
  expect(await ordersOf("cart-recovery", "send-cart-saved")).toBe(1);
});

it.each(["cancelledAt", "returnedAt", "refundedAt"])("leaves out an order with %s", async (fact) => {
  await click(saved, before(2 * DAY_MS));
  await order(1001, before(DAY_MS), { [fact]: now });
  expect(await ordersOf("cart-recovery", "send-cart-saved")).toBe(0);
});

it("knows the person by the customer's address when the order names another", async () => {
  await click(saved, before(2 * DAY_MS));
  await order(1001, before(DAY_MS), { email: "office@example.com" });
  expect(await ordersOf("cart-recovery", "send-cart-saved")).toBe(1);
});
