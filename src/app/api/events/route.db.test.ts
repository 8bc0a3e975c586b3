import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { hashSecret } from "@/lib/tokens";
import { POST } from "./route";

const key = "hpk_only-for-this-test";
const updated = { name: "carts/cart.updated", data: { cartId: "cart_1" } };

beforeEach(async () => {
  await db.staff.create({ data: { id: "stf_1", name: "Achieng", email: "achieng@example.com" } });
  await db.staffApiKey.create({
    data: { id: "key_1", staffId: "stf_1", name: "shop", hint: "hpk_onl", keyHash: hashSecret(key) },
  });
});

afterAll(closeDatabase);

async function post(body: unknown, authorization = `Bearer ${key}`) {
  const headers = { "content-type": "application/json", authorization };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await POST(new Request("http://localhost/api/events", { method: "POST", headers, body: text }));
  return { status: response.status, body: await response.json() };
}

const announced = () =>
  db.outboxEvent.findMany({ orderBy: { id: "asc" }, select: { id: true, name: true, data: true } });

describe("POST /api/events", () => {
  it("announces one event or many, and tells their ids in the order given", async () => {
    const one = await post(updated);
    const many = await post([updated, { name: "orders/order.placed", data: { orderId: "ord_1" } }]);
    expect([one.status, many.status]).toEqual([202, 202]);
    expect((await announced()).map((event) => event.id)).toEqual([...one.body.ids, ...many.body.ids]);
  });

  it("takes an event with an id once, however often it is sent", async () => {
    const given = { ...updated, id: "till-7:order-12" };
    expect(await post(given)).toEqual({ status: 202, body: { ids: [given.id] } });
    expect(await post(given)).toEqual({ status: 202, body: { ids: [given.id] } });
    expect(await announced()).toEqual([given]);
  });

  it.each<[string, unknown]>([
    ["an unknown name", { name: "no/such.event", data: {} }],
    ["a name of Object's own", { name: "__proto__", data: {} }],
    ["missing data", { name: "carts/cart.updated" }],
    ["data of the wrong type", { name: "carts/cart.updated", data: { cartId: 5 } }],
    ["one wrong event among right ones", [updated, { name: "orders/order.placed", data: {} }]],
    ["an empty list", []],
    ["a field we do not know", { ...updated, when: "now" }],
    ["an id with spaces", { ...updated, id: "a b" }],
    ["a NUL", { name: "carts/cart.updated", data: { cartId: "a\0b" } }],
    ["half a surrogate pair", { name: "carts/cart.updated", data: { cartId: "\ud800" } }],
    ["no JSON", "cart.updated"],
    ["null", null],
  ])("refuses %s and sends nothing", async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 400, body: { error: { code: expect.any(String) } } });
    expect(await announced()).toEqual([]);
  });

  it("refuses nobody, wrong keys, revoked keys and keys of people who left", async () => {
    expect((await post(updated, "")).status).toBe(401);
    expect((await post(updated, "Bearer hpk_guess")).status).toBe(401);
    await db.staffApiKey.update({ where: { id: "key_1" }, data: { revokedAt: new Date() } });
    expect((await post(updated)).status).toBe(401);
    await db.staffApiKey.update({ where: { id: "key_1" }, data: { revokedAt: null } });
    await db.staff.update({ where: { id: "stf_1" }, data: { deactivatedAt: new Date() } });
    expect((await post(updated)).status).toBe(401);
    expect(await announced()).toEqual([]);
  });
});
