import { firstName, truncate } from "@/lib/text";
import { formatDateTime } from "@/lib/time";
import type { MailCoupon, MailLine, MailLocale, MailProduct } from "../message-props";

/** `firstName`: the first word of a name, cut at 40 characters; empty when no name is known. */
export function nameVariables({ name }: { name: string | null }) {
  return { firstName: truncate(firstName(name), 40) };
}

/** `firstItem`: what stands first in a cart or an order, cut at 60 characters; empty when there is nothing. */
export function itemVariables({ lines }: { lines: MailLine[] }) {
  return { firstItem: truncate(lines[0]?.name.trim() ?? "", 60) };
}

/** `firstProduct`: what stands first among products, cut at 60 characters; empty when there is nothing. */
export function productVariables({ products }: { products: MailProduct[] }) {
  return { firstProduct: truncate(products[0]?.name.trim() ?? "", 60) };
}

/** `couponCode`, `percentOff` and `couponUntil` (the last moment, in shop time); empty when no offer is given. */
export function couponVariables({ coupon }: { coupon?: MailCoupon | null }, locale?: MailLocale) {
  if (!coupon) return { couponCode: "", percentOff: "", couponUntil: "" };
  const { code, percentOff, validUntil } = coupon;
  return { couponCode: code, percentOff: `${percentOff}`, couponUntil: formatDateTime(validUntil, locale) };
}

type Named = { name: string | null };

/** Of a mail about an order: the reader, `orderNumber` and what stands first in it. */
export function orderVariables(props: Named & { orderNumber: number; lines: MailLine[] }) {
  return { ...nameVariables(props), ...itemVariables(props), orderNumber: `${props.orderNumber}` };
}

/** Of a mail that asks for reviews: the reader, `orderNumber` and what was delivered first. */
export function reviewVariables(props: Named & { orderNumber: number; products: MailProduct[] }) {
  return { ...nameVariables(props), ...productVariables(props), orderNumber: `${props.orderNumber}` };
}

/** Of a mail that brings an offer: the reader and the coupon. */
export function offerVariables(props: Named & { coupon: MailCoupon }, locale?: MailLocale) {
  return { ...nameVariables(props), ...couponVariables(props, locale) };
}

/** Of a mail whose link works for some days: the reader and `validDays`. */
export function linkVariables(props: Named & { validDays: number }) {
  return { ...nameVariables(props), validDays: `${props.validDays}` };
}
