"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/ui/form-state";
import { attempt, text } from "../attempt";
import { shopperCaller } from "../shopper-caller";

export async function addToCart(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    const { shop } = await shopperCaller();
    await shop.carts.addItem({ productId: text(form, "productId"), quantity: text(form, "quantity") });
    revalidatePath("/", "layout");
    return { done: "It is in your cart." };
  });
}

export async function changeQuantity(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    const { shop } = await shopperCaller();
    await shop.carts.setQuantity({ productId: text(form, "productId"), quantity: text(form, "quantity") });
    revalidatePath("/", "layout");
    return {};
  });
}

export async function takeCoupon(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    const couponCode = text(form, "couponCode");
    await (await shopperCaller()).shop.carts.takeCoupon({ couponCode });
    redirect(`/cart?${new URLSearchParams({ coupon: couponCode })}`);
  });
}

export async function restoreCart(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    const { shop } = await shopperCaller();
    await shop.carts.restore({ token: text(form, "token") });
    redirect("/cart");
  });
}
