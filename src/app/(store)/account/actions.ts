"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { adoptCarts } from "@/features/carts/adopt-carts";
import { caller } from "@/server/caller";
import type { FormState } from "@/ui/form-state";
import { attempt, text } from "../attempt";
import { shopperCaller } from "../shopper-caller";
import { nextPage } from "./next-page";

export async function signUp(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    const { shop } = await shopperCaller();
    const { customer, visitorId } = await shop.customers.signUp({
      name: text(form, "name"),
      email: text(form, "email"),
      password: text(form, "password"),
      phone: text(form, "phone"),
      birthDay: text(form, "birthDay"),
      birthMonth: text(form, "birthMonth"),
      consent: form.get("consent") !== null,
    });
    await adoptCarts(visitorId, customer);
    revalidatePath("/", "layout");
    redirect(nextPage(form.get("next")));
  });
}

export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    const { shop } = await shopperCaller();
    const { customer, visitorId } = await shop.customers.signIn({
      email: text(form, "email"),
      password: text(form, "password"),
    });
    await adoptCarts(visitorId, customer);
    revalidatePath("/", "layout");
    redirect(nextPage(form.get("next")));
  });
}

export async function signOut(): Promise<void> {
  await (await caller()).customers.signOut();
  revalidatePath("/", "layout");
  redirect("/");
}

export async function requestPasswordReset(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    await (await caller()).customers.requestPasswordReset({ email: text(form, "email") });
    return {
      done: "If there is an account with this address, a mail with a link is on its way. The link works for an hour.",
    };
  });
}

export async function resetPassword(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    await (await caller()).customers.resetPassword({ token: text(form, "token"), password: text(form, "password") });
    redirect("/account/sign-in?password=new");
  });
}

export async function changeProfile(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    await (await caller()).customers.changeProfile({
      name: text(form, "name"),
      phone: text(form, "phone"),
      birthDay: text(form, "birthDay"),
      birthMonth: text(form, "birthMonth"),
      language: text(form, "language"),
    });
    revalidatePath("/account");
    return { done: "Saved." };
  });
}
