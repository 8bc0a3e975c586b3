import { z } from "zod";
import type { CustomerIdentity } from "@/lib/session";

/** Who shops: the browser, and the account it is signed in with, if any. */
export type Shopper = { visitorId: string; customer: CustomerIdentity | null };

const productId = z.string().min(1).max(64);
const quantity = (least: number) =>
  z.coerce.number({ error: "Please give a number." }).int("Please give a whole number.").min(least).max(1_000);

export const addItemInput = z.object({ productId, quantity: quantity(1).default(1) });
export const setQuantityInput = z.object({ productId, quantity: quantity(0) });
export const removeItemInput = z.object({ productId });
export const restoreTokenInput = z.object({ token: z.string().min(1).max(500) });

export const attachContactInput = z.object({
  email: z.email("Please give an e-mail address like name@example.com.").max(254),
  name: z.string().trim().max(120).default(""),
});

export const applyCouponInput = z.object({
  couponCode: z.string().trim().min(1, "Please type the code from our mail.").max(40, "That is longer than our codes."),
  email: z.string().max(254).optional(),
});

export const takeCouponInput = applyCouponInput.pick({ couponCode: true });

export type TakeCouponInput = z.output<typeof takeCouponInput>;
export type ApplyCouponInput = z.output<typeof applyCouponInput>;
export type AddItemInput = z.input<typeof addItemInput>;
export type SetQuantityInput = z.output<typeof setQuantityInput>;
export type AttachContactInput = z.input<typeof attachContactInput>;
