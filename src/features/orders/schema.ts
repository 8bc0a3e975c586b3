import { z } from "zod";
import { emailField, nameField, phoneField } from "@/features/customers/schema";
import { deliveryTo } from "./delivery";
import { parseMpesaCode } from "./rules";

const id = z.string().min(1).max(64);

/** Who gets the parcel, where, and how he pays; as typed in, out in the stored forms. */
export const deliveryInput = z.object({
  name: nameField,
  email: emailField,
  phone: phoneField,
  county: z.string().refine((county) => deliveryTo(county) !== null, "Please choose your county."),
  address: z
    .string()
    .trim()
    .min(3, "Where shall we bring it? Street, building or a landmark.")
    .max(400, "That is too long for the parcel's label."),
  paymentMethod: z.enum(["pay_on_delivery", "mpesa_till"], { error: "Please choose how to pay." }),
});

const mpesaCode = z.string().transform((text, ctx) => {
  const code = parseMpesaCode(text);
  if (code) return code;
  ctx.addIssue({ code: "custom", message: "The code has 10 letters and digits, like SJK7XYZ123." });
  return z.NEVER;
});

/** A coupon's code as it was shown or typed; empty: none. */
const couponCode = z.preprocess((value) => value || undefined, z.string().max(40).optional());

export const placeOrderInput = deliveryInput
  .extend({
    cartId: id,
    /** The state of the cart that the shopper saw; another one is refused. */
    revision: z.coerce.number().int().min(0),
    mpesaCode: z.preprocess((value) => value || undefined, mpesaCode.optional()),
    couponCode,
  })
  .refine((input) => input.paymentMethod !== "mpesa_till" || input.mpesaCode, {
    path: ["mpesaCode"],
    message: "Please type the code from the M-Pesa message.",
  });

export const placeOrderForCartInput = deliveryInput.extend({
  cartId: id,
  mpesaCode: z.preprocess((value) => value || undefined, mpesaCode.optional()),
  couponCode,
});

export const orderIdInput = z.object({ orderId: id });
/** `restock`: its pieces can be sold again. */
export const returnOrderInput = orderIdInput.extend({ restock: z.boolean() });
export const seeOrderInput = z.object({ orderId: id, token: z.string().max(500).optional() });
export const listOrdersInput = z.object({ cursor: id.nullish() });

export type ReturnOrderInput = z.output<typeof returnOrderInput>;
export type DeliveryDetails = z.output<typeof deliveryInput>;
export type PlaceOrderInput = z.output<typeof placeOrderInput>;
export type PlaceOrderForCartInput = z.output<typeof placeOrderForCartInput>;
