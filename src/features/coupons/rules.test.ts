import { describe, expect, test } from "vitest";
import { type CouponFacts, decideCoupon, discountOf, parseCode, toCode } from "./rules";

describe("a code", () => {
  test("has eight signs that nobody mixes up, and is read back however it is typed", () => {
    const codes = Array.from({ length: 31 }, (_, first) =>
      toCode(Uint8Array.from({ length: 8 }, (_, i) => first + i * 31)),
    );
    for (const code of codes) {
      expect(code).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
      expect(parseCode(` ${code.replace("-", " ").toLowerCase()} `)).toBe(code);
    }
    expect(new Set(codes).size).toBe(31);
  });

  test("is nothing else", () => {
    for (const text of ["", "K7QF", "K7QF-9M2", "K7QF-9M2XA", "K7QF-9M20", "O7QF-9M2X", "é7QF-9M2X"])
      expect(parseCode(text), text).toBeNull();
  });
});

describe("the discount", () => {
  test.each([
    [185_000, 10, 18_500],
    [145_000, 5, 7_300],
    [100, 1, 100],
    [50, 10, 50],
    [370_000, 100, 370_000],
    [0, 10, 0],
  ])("of %i cents at %i %% is %i: whole shillings, never more than the pieces", (subtotal, percent, discount) => {
    expect(discountOf(subtotal, percent)).toBe(discount);
  });
});

describe("a coupon", () => {
  const [from, until] = [new Date("2026-11-20T06:00:00Z"), new Date("2026-11-27T06:00:00Z")];
  const coupon: CouponFacts = { email: "wanjiku@example.com", validFrom: from, validUntil: until, redeemedAt: null };
  const justBefore = (at: Date) => new Date(at.getTime() - 1);

  test("is redeemed by its person, from its first moment to before its end", () => {
    expect(decideCoupon(coupon, "wanjiku@example.com", from)).toBe("redeem");
    expect(decideCoupon(coupon, "wanjiku@example.com", justBefore(until))).toBe("redeem");
    expect(decideCoupon(coupon, "wanjiku@example.com", justBefore(from))).toBe("not_yet");
    expect(decideCoupon(coupon, "wanjiku@example.com", until)).toBe("expired");
  });

  test("is nobody else's, unless it was made for whoever has it", () => {
    expect(decideCoupon(coupon, "otieno@example.com", from)).toBe("somebody_elses");
    expect(decideCoupon({ ...coupon, email: null }, "otieno@example.com", from)).toBe("redeem");
  });

  test("can be tried before the buyer has said who he is", () => {
    expect(decideCoupon(coupon, null, from)).toBe("redeem");
    expect(decideCoupon({ ...coupon, redeemedAt: from }, null, from)).toBe("redeemed");
  });

  test("is redeemed once", () => {
    expect(decideCoupon({ ...coupon, redeemedAt: from }, "wanjiku@example.com", from)).toBe("redeemed");
  });
});
