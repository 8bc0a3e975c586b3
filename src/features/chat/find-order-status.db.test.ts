import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { findOrderStatus } from "./find-order-status";
import { getPerson } from "./get-person";

afterAll(closeDatabase);

const at = new Date("2026-11-20T09:00:00Z");

async function anOrder(number: number, whose: { visitorId?: string; customerId: string; customerLoginId?: string }) {
  await db.order.create({
    data: {
      id: `ord_${number}`,
      number,
      name: "Wanjiku",
      email: "w@example.com",
      phone: "0712345678",
      county: "Nairobi",
      paymentMethod: "pay_on_delivery",
      subtotalCents: 100_000,
      deliveryCents: 30_000,
      totalCents: 130_000,
      placedAt: at,
      ...whose,
    },
  });
}

async function aCustomer(emailVerified: boolean): Promise<{ customerId: string; customerLoginId: string }> {
  const email = "w@example.com";
  await db.customer.create({ data: { id: "cus_w", email, name: "Wanjiku" } });
  await db.customerLogin.create({ data: { id: "cul_w", email, name: "Wanjiku", emailVerified, customerId: "cus_w" } });
  return { customerId: "cus_w", customerLoginId: "cul_w" };
}

it("tells a visitor of the orders placed from his browser, and nobody of another's", async () => {
  const { customerId } = await aCustomer(false);
  const visitor = await aVisitor();
  await anOrder(1003, { customerId, visitorId: visitor.visitorId });
  expect(await findOrderStatus({ visitorId: visitor.visitorId, customerId: null })).toMatch(/#1003 .* being packed/);
  expect(await findOrderStatus({ visitorId: (await aVisitor()).visitorId, customerId: null })).toBeNull();
});

it("tells who is signed in of the account's orders, and of all of the address only once it is proven", async () => {
  const { customerId, customerLoginId } = await aCustomer(false);
  const { visitorId } = await aVisitor();
  await anOrder(1003, { customerId, customerLoginId });
  await anOrder(1004, { customerId });
  const unproven = await findOrderStatus({ visitorId, customerId });
  expect(unproven).toContain("#1003");
  expect(unproven).not.toContain("#1004");
  await db.customerLogin.update({ where: { id: customerLoginId }, data: { emailVerified: true } });
  expect(await findOrderStatus({ visitorId, customerId })).toContain("#1004");
});

it("shows staff the person, and a typed address opens no orders", async () => {
  const { customerId } = await aCustomer(true);
  await anOrder(1003, { customerId });
  const { sessionId } = await aConversation("Wanjiku");
  await db.chatSession.update({ where: { id: sessionId }, data: { email: "w@example.com" } });
  expect(await getPerson(sessionId)).toMatchObject({
    typed: { name: "Wanjiku", email: "w@example.com" },
    customer: null,
    cart: null,
    orders: [],
  });
  await db.chatSession.update({ where: { id: sessionId }, data: { customerId } });
  expect(await getPerson(sessionId)).toMatchObject({ customer: { id: customerId }, orders: [{ number: 1003 }] });
  await expect(getPerson("chs_none")).rejects.toMatchObject({ kind: "not_found" });
});
