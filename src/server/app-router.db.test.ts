import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db";
import { createVisitor, visitorToken } from "@/lib/session";
import { createCallerFactory, createContext } from "@/lib/trpc";
import { appRouter } from "./app-router";

afterAll(closeDatabase);

const paths = Object.keys(appRouter._def.procedures);
const createCaller = createCallerFactory(appRouter);

/** Calls a procedure with nothing, and says with which code it refused; `answered` when it did not. */
async function refusalOf(path: string, headers: Headers): Promise<string> {
  const procedure = path
    .split(".")
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], createCaller(createContext(headers)));
  return (procedure as (input: unknown) => Promise<unknown>)(undefined).then(
    () => "answered",
    (error) => error.code,
  );
}

it("keeps every procedure of staff's side from nobody and from visitors, whatever they send", async () => {
  const staffOnly = paths.filter((path) => path.startsWith("admin."));
  expect(staffOnly.length).toBeGreaterThan(80);
  const visitor = new Headers({ authorization: `Bearer ${visitorToken((await createVisitor()).id)}` });
  for (const who of [new Headers(), visitor, new Headers({ authorization: "Bearer hpk_guessed" })]) {
    const open = [];
    for (const path of staffOnly) if ((await refusalOf(path, who)) !== "UNAUTHORIZED") open.push(path);
    expect(open).toEqual([]);
  }
});

it("has no procedure outside staff's side that was not decided to be there", () => {
  expect(paths.filter((path) => !path.startsWith("admin.")).sort()).toMatchInlineSnapshot(`
    [
      "carts.addItem",
      "carts.applyCoupon",
      "carts.attachContact",
      "carts.countItems",
      "carts.dropCoupon",
      "carts.get",
      "carts.getRestorable",
      "carts.lookAtCoupon",
      "carts.removeItem",
      "carts.restore",
      "carts.setQuantity",
      "carts.startPayment",
      "carts.takeCoupon",
      "catalog.getProduct",
      "catalog.listCategories",
      "catalog.listFeatured",
      "catalog.listProducts",
      "catalog.search",
      "chat.answerByLink",
      "chat.authorizeChannel",
      "chat.endSession",
      "chat.findOwnConversation",
      "chat.getLinkedConversation",
      "chat.getSessionView",
      "chat.listHistory",
      "chat.markRead",
      "chat.noteTyping",
      "chat.rateSession",
      "chat.requestTranscript",
      "chat.sendMessage",
      "chat.startSession",
      "chatWidget.getLook",
      "customers.changeProfile",
      "customers.getProfile",
      "customers.requestPasswordReset",
      "customers.resetPassword",
      "customers.signIn",
      "customers.signOut",
      "customers.signUp",
      "customers.whoAmI",
      "offlineMessages.leaveOfflineMessage",
      "openingHours.describe",
      "orders.get",
      "orders.listOwn",
      "orders.place",
      "reviews.getForm",
      "reviews.listOfProduct",
      "reviews.write",
      "staff.signIn",
      "staff.signOut",
      "subscriptions.request",
      "teams.leaveConsole",
    ]
  `);
});
