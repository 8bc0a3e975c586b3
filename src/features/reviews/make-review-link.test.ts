import { expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { signToken } from "@/lib/tokens";
import { readReviewToken, reviewUrl } from "./make-review-link";

const now = new Date("2026-11-22T09:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * DAY_MS);
const tokenOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);

test("a review link names one product of one order for 180 days", () => {
  const url = reviewUrl("ord_1", "prd_1", now);
  expect(new URL(url).pathname).toMatch(/^\/reviews\/[\w.-]+$/);
  expect(readReviewToken(tokenOf(url), later(179))).toEqual({ orderId: "ord_1", productId: "prd_1" });
  expect(readReviewToken(tokenOf(url), later(180))).toBeNull();
});

test("a forged link, or one that was made for something else, is none", () => {
  const token = tokenOf(reviewUrl("ord_1", "prd_1", now));
  expect(readReviewToken(`${token}x`, now)).toBeNull();
  expect(readReviewToken(signToken("order", "ord_1/prd_1", later(1)), now)).toBeNull();
  expect(readReviewToken(signToken("review", "ord_1", later(1)), now)).toBeNull();
});
