import "server-only";
import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { publishReview, rejectReview } from "./decide-review";
import { getReviewForm } from "./get-review-form";
import { listProductReviews } from "./list-product-reviews";
import { listReviews } from "./list-reviews";
import { listReviewsInput, productReviewsInput, reviewInput, reviewTokenInput, writeReviewInput } from "./schema";
import { writeReview } from "./write-review";

/** What buyers say; whoever holds the link of a mail may write. */
export const reviewsRouter = router({
  listOfProduct: publicProcedure.input(productReviewsInput).query(({ input }) => listProductReviews(input)),
  getForm: publicProcedure.input(reviewTokenInput).query(({ input }) => getReviewForm(input.token)),
  write: publicProcedure.input(writeReviewInput).mutation(({ input }) => writeReview(input)),
});

/** What staff decide of it. */
export const reviewsAdminRouter = router({
  list: staffProcedure.input(listReviewsInput).query(({ input }) => listReviews(input)),
  publish: staffProcedure.input(reviewInput).mutation(({ ctx, input }) => publishReview(input.id, ctx.staffMember)),
  reject: staffProcedure.input(reviewInput).mutation(({ ctx, input }) => rejectReview(input.id, ctx.staffMember)),
});
