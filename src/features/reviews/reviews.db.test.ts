import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { signToken } from "@/lib/tokens";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aDelivery, aReview } from "@/testing/factories/reviews";
import { aStaffMember } from "@/testing/factories/staff";
import { publishReview, rejectReview } from "./decide-review";
import { getReviewForm } from "./get-review-form";
import { hasReview } from "./has-review";
import { listProductReviews } from "./list-product-reviews";
import { listReviews } from "./list-reviews";
import { writeReview } from "./write-review";

const now = new Date("2026-11-28T09:00:00Z");
const later = new Date(now.getTime() + DAY_MS);
const ofBowl = (pages = 1) => listProductReviews({ productId: "bowl", pages });

describe("writing a review", () => {
  test("keeps it for staff, sealed, and shows it nowhere yet", async () => {
    const { orderId, tokenOf } = await aDelivery(["bowl"]);
    expect(await hasReview(orderId)).toBe(false);
    expect(await writeReview({ token: tokenOf("bowl"), stars: 4, content: "Boils fast" }, now)).toEqual({
      written: true,
    });
    expect(await hasReview(orderId)).toBe(true);
    expect(await hasReview((await aDelivery(["bowl"])).orderId)).toBe(false);
    expect((await db.review.findFirstOrThrow()).content).not.toContain("Boils");
    const { reviews, waiting } = await listReviews({ view: "waiting" });
    expect(waiting).toBe(1);
    expect(reviews).toMatchObject([{ stars: 4, content: "Boils fast", shownName: "Wanjiku K.", state: "waiting" }]);
    expect(await ofBowl()).toMatchObject({ count: 0, average: null, reviews: [] });
  });

  test("twice, also at once, keeps the first one", async () => {
    const { tokenOf } = await aDelivery(["bowl"]);
    const token = tokenOf("bowl");
    const results = fulfilled(await atOnce(5, () => writeReview({ token, stars: 5, content: "first" }, now)));
    expect(results.filter(({ written }) => written)).toHaveLength(1);
    expect(await writeReview({ token, stars: 1, content: "second" }, later)).toEqual({ written: false });
    expect(await getReviewForm(token, later)).toMatchObject({
      written: { stars: 5, content: "first", state: "waiting" },
    });
  });

  test("is possible for each thing of an order by its own link", async () => {
    const { tokenOf } = await aDelivery(["bowl", "lamp"]);
    await writeReview({ token: tokenOf("bowl"), stars: 5, content: "" }, now);
    const form = await getReviewForm(tokenOf("lamp"), now);
    expect(form).toMatchObject({ product: { name: "lamp" }, shownName: "Wanjiku K.", written: undefined });
    expect(form.others).toMatchObject([{ productId: "bowl", written: true }]);
    const { others } = await getReviewForm(tokenOf("bowl"), now);
    await writeReview({ token: others[0]?.url.split("/").at(-1) ?? "", stars: 3, content: "" }, now);
    expect(await db.review.count()).toBe(2);
  });

  test("is refused before the delivery, for a thing that was not bought, and with a link that is not ours", async () => {
    const early = await aDelivery(["bowl"], { delivered: false });
    const said = { stars: 5 as const, content: "" };
    const tooEarly = writeReview({ token: early.tokenOf("bowl"), ...said }, now);
    await expect(tooEarly).rejects.toMatchObject({ code: "reviews.not_delivered" });
    for (const token of ["forged", early.tokenOf("lamp"), signToken("order", early.orderId, later)]) {
      await expect(writeReview({ token, ...said }, now)).rejects.toMatchObject({ code: "reviews.link_not_valid" });
      await expect(getReviewForm(token, now)).rejects.toMatchObject({ code: "reviews.link_not_valid" });
    }
    expect(await db.review.count()).toBe(0);
  });
});

describe("staff", () => {
  test("publish a review once, and it counts in the product's average; twice keeps the day", async () => {
    const staff = await aStaffMember();
    const { id } = await aReview("Wanjiku Kamau", "Boils fast", { stars: 5 });
    const other = await aReview("Otieno", "Too small", { stars: 2 });
    expect(await publishReview(id, staff, now)).toEqual({ changed: true });
    expect(await publishReview(id, staff, later)).toEqual({ changed: false });
    await publishReview(other.id, staff, later);
    await aReview("Njeri", "waits", { stars: 1 });
    expect(await ofBowl()).toMatchObject({
      count: 2,
      average: 3.5,
      reviews: [{ shownName: "Otieno" }, { shownName: "Wanjiku K.", content: "Boils fast" }],
      more: false,
    });
    expect(await db.review.findUnique({ where: { id } })).toMatchObject({ publishedAt: now, decidedById: staff.id });
  });

  test("take a review out of the shop again, and back", async () => {
    const staff = await aStaffMember();
    const { id } = await aReview("Wanjiku", "Boils fast");
    await publishReview(id, staff, now);
    await rejectReview(id, staff, later);
    expect(await ofBowl()).toMatchObject({ count: 0, reviews: [] });
    expect((await listReviews({ view: "rejected" })).reviews).toMatchObject([{ id, state: "rejected" }]);
    await publishReview(id, staff, later);
    expect(await ofBowl()).toMatchObject({ count: 1 });
    await expect(publishReview("rev_none", staff, now)).rejects.toMatchObject({ code: "reviews.not_found" });
  });

  test("deciding at once leaves one decision", async () => {
    const staff = await aStaffMember();
    const { id } = await aReview("Wanjiku", "Boils fast");
    await atOnce(6, (i) => (i % 2 ? publishReview(id, staff, now) : rejectReview(id, staff, now)));
    const { publishedAt, rejectedAt } = await db.review.findUniqueOrThrow({ where: { id } });
    expect([publishedAt, rejectedAt].filter(Boolean)).toHaveLength(1);
  });
});

test("a product shows five reviews at first and five more with each press", async () => {
  const staff = await aStaffMember();
  for (let i = 0; i < 6; i++) await publishReview((await aReview(`Buyer ${i}`, "")).id, staff, now);
  expect(await ofBowl()).toMatchObject({ count: 6, more: true });
  expect((await ofBowl(2)).reviews).toHaveLength(6);
});
