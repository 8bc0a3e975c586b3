import type { BadgeTone } from "@/ui/badge";
import type { CouponStanding } from "../schema";

export const couponWords: Record<CouponStanding, { label: string; tone: BadgeTone }> = {
  open: { label: "Open", tone: "plain" },
  redeemed: { label: "Used", tone: "good" },
  over: { label: "Ran out", tone: "warning" },
  not_yet: { label: "Not yet", tone: "plain" },
};

/** Who made a coupon, by its flow's folder, in words. */
export function makerWords(flow: string | null): string {
  if (flow === null) return "Made by hand";
  const words = flow === "campaign" ? "campaigns" : flow.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
