import type { Metadata } from "next";
import { CouponCounts } from "@/features/coupons/components/coupon-counts";
import { CouponList } from "@/features/coupons/components/coupon-list";

export const metadata: Metadata = { title: "Coupons" };

export default function CouponsPage() {
  return (
    <div className="max-w-page space-y-5">
      <h1 className="font-display text-3xl">Coupons</h1>
      <CouponCounts />
      <CouponList />
    </div>
  );
}
