import { describe, expect, test } from "vitest";
import { deliveries, deliveryTo } from "./delivery";
import { decideStep, parseMpesaCode, stateOf } from "./rules";
import { placeOrderInput } from "./schema";

describe("delivery", () => {
  test("knows each of the 47 counties once, all with a fee in whole shillings", () => {
    expect(new Set(deliveries.map(({ county }) => county)).size).toBe(47);
    for (const { feeCents } of deliveries) expect(feeCents % 100).toBe(0);
  });

  test("is cheapest in Nairobi, dearer around it, dearest far away", () => {
    const fee = (county: string) => deliveryTo(county)?.feeCents ?? 0;
    expect(fee("Nairobi")).toBeLessThan(fee("Kiambu"));
    expect(fee("Kiambu")).toBeLessThan(fee("Mombasa"));
    expect(fee("Mombasa")).toBeLessThan(fee("Turkana"));
  });

  test("goes to no other place", () => {
    expect(deliveryTo("Kampala")).toBeNull();
    expect(deliveryTo("__proto__")).toBeNull();
  });
});

describe("parseMpesaCode", () => {
  test("takes the code as people type it", () => {
    expect(parseMpesaCode(" sjk7 xyz123 ")).toBe("SJK7XYZ123");
  });

  test.each(["SJK7XYZ12", "SJK7XYZ1234", "SJK7XYZ-23", "ABCDEFGHIJ", "1234567890", ""])("refuses %j", (text) => {
    expect(parseMpesaCode(text)).toBeNull();
  });
});

describe("decideStep", () => {
  const at = new Date("2026-11-22T10:00:00Z");
  const none = { paidAt: null, shippedAt: null, deliveredAt: null, cancelledAt: null };
  const placed = { ...none, returnedAt: null, refundedAt: null };
  const delivered = { ...placed, shippedAt: at, deliveredAt: at };

  test("lets each step be taken once", () => {
    expect(decideStep("ship", placed)).toBe("go");
    expect(decideStep("ship", { ...placed, shippedAt: at })).toBe("done");
  });

  test("keeps the order of steps, and nothing follows a cancelling", () => {
    expect(decideStep("deliver", placed)).toHaveProperty("refused");
    expect(decideStep("cancel", { ...placed, shippedAt: at, deliveredAt: at })).toHaveProperty("refused");
    expect(decideStep("pay", { ...placed, cancelledAt: at })).toHaveProperty("refused");
    expect(stateOf({ ...placed, shippedAt: at, cancelledAt: at })).toBe("cancelled");
  });

  test("lets only come back what was delivered", () => {
    expect(decideStep("return", { ...placed, shippedAt: at })).toHaveProperty("refused");
    expect(decideStep("return", delivered)).toBe("go");
    expect(decideStep("return", { ...delivered, returnedAt: at })).toBe("done");
    expect(stateOf({ ...delivered, returnedAt: at })).toBe("returned");
  });

  test("lets only be paid back what was paid, also after cancelling", () => {
    expect(decideStep("refund", delivered)).toHaveProperty("refused");
    expect(decideStep("refund", { ...delivered, paidAt: at })).toBe("go");
    expect(decideStep("refund", { ...placed, paidAt: at, cancelledAt: at })).toBe("go");
    expect(decideStep("refund", { ...placed, paidAt: at, refundedAt: at })).toBe("done");
  });
});

describe("placeOrderInput", () => {
  const typed = {
    cartId: "cart_1",
    revision: "2",
    name: " Wanjiku Kamau ",
    email: "Wanjiku@Example.com ",
    phone: "0712 345 678",
    county: "Nairobi",
    address: "Moi Avenue 3",
    paymentMethod: "pay_on_delivery",
    mpesaCode: "",
  };

  test("brings what was typed into the stored forms", () => {
    expect(placeOrderInput.parse(typed)).toMatchObject({
      revision: 2,
      name: "Wanjiku Kamau",
      email: "wanjiku@example.com",
      phone: "+254712345678",
    });
  });

  test("wants the code when it is paid by M-Pesa", () => {
    const result = placeOrderInput.safeParse({ ...typed, paymentMethod: "mpesa_till" });
    expect(result.error?.issues[0]?.path).toEqual(["mpesaCode"]);
  });

  test.each(["12", "0712 345 67", "hello", ""])("refuses the phone number %j", (phone) => {
    expect(placeOrderInput.safeParse({ ...typed, phone }).success).toBe(false);
  });
});
