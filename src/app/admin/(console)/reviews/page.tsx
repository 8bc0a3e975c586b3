import type { Metadata } from "next";
import { ReviewDesk } from "@/features/reviews/components/review-desk";

export const metadata: Metadata = { title: "Reviews" };

export default function ReviewsPage() {
  return (
    <div className="max-w-3xl space-y-5">
      <h1 className="font-display text-3xl">Reviews</h1>
      <ReviewDesk />
    </div>
  );
}
