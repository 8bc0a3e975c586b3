import { type Browser, expect, type Page } from "@playwright/test";
import { type Act, expectNoFaults, lookAt, type Stop } from "./faults";
import { test } from "./journey";
import { linkIn, waitForMails } from "./mailbox";
import { addToCart, buy, fillCheckout, freshEmail, newShopper } from "./shopper";

const openChat: Act = async (page) => {
  await page.locator("#chat-launcher button").click();
  await expect(page.getByRole("log").getByText("Karibu!")).toBeVisible();
};

const press =
  (name: RegExp | string): Act =>
  async (page) => {
    await page.getByRole("button", { name }).first().click();
    await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  };

const shelves: Stop[] = [
  ["home", "/"],
  ["category", "/categories/lighting"],
  ["search", "/search?q=basket"],
  ["search without a hit", "/search?q=zebra"],
  ["product", "/products/sisal-kiondo-basket"],
  ["product, few left", "/products/acacia-serving-board"],
  ["product, sold out", "/products/beeswax-candle-trio"],
  ["empty cart", "/cart"],
  ["no such product", "/products/none"],
  ["chat open", "/", openChat],
  ["chat page", "/chat"],
];

test("shelves, products and the open chat have no fault", async ({ browser }) => {
  const { page } = await newShopper(browser);
  await expectNoFaults(page, shelves);
});

/** As outside opening hours, at whatever hour the journey runs. */
const offerNote: Act = async (page) => {
  await page.route(/\/api\/chat\/session(s\/[^/]+)?$/, async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    (json.view ?? json).offlineForm = true;
    await route.fulfill({ response, json });
  });
};

const tap = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().click();

const chatStates: [name: string, act: Act][] = [
  [
    "refused message",
    async (page) => {
      await page.getByLabel("Your message").fill("You are a bitch");
      await tap(page, "Send");
      await expect(page.getByText("Not sent")).toBeVisible();
    },
  ],
  [
    "note by mail with errors",
    async (page) => {
      await tap(page, "Leave a message");
      await tap(page, "Send the message");
      await expect(page.getByText("Please tell us your name.")).toBeVisible();
    },
  ],
  [
    "menu",
    async (page) => {
      await tap(page, "Back to the conversation");
      await tap(page, "Discard");
      await page.getByLabel("Your message").fill("Asante");
      await tap(page, "Send");
      await expect(page.getByText("Sent", { exact: true })).toBeVisible();
      await tap(page, "More");
      await expect(page.getByRole("button", { name: "Sound" })).toBeVisible();
    },
  ],
  [
    "end with rating",
    async (page) => {
      await tap(page, "End the conversation");
      await page.getByRole("radio", { name: /^4 of 5/ }).check();
      await expect(page.getByLabel("A word about it")).toBeVisible();
    },
  ],
];

test("the chat has no fault in any of its states", async ({ browser }) => {
  const { page } = await newShopper(browser);
  await offerNote(page);
  await openChat(page);
  const found: string[] = [];
  for (const [name, act] of chatStates) {
    await act(page);
    found.push(...(await lookAt(page, name, "#chat-host")));
  }
  expect(found).toEqual([]);
});

test("cart, checkout, payment and order have no fault", async ({ browser }) => {
  const { page } = await newShopper(browser);
  const email = freshEmail("axe");
  await addToCart(page, "enamel-mug-pair");
  const order = await buy(page, email);
  await addToCart(page, "enamel-mug-pair");
  await expectNoFaults(page, [
    ["cart", "/cart"],
    ["checkout with errors", "/checkout", press("Place the order")],
    ["order", order],
  ]);
  await fillCheckout(page, email);
  await page.getByRole("radio", { name: /^M-Pesa till/ }).check();
  await page.getByRole("button", { name: /M-Pesa/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pay by M-Pesa" })).toBeVisible();
  await expectNoFaults(page, [["M-Pesa", "/checkout/mpesa", press(/I have paid/)]]);
});

/** A shopper with an account whose address is not confirmed, and the link that would confirm it. */
async function newAccount(browser: Browser): Promise<{ page: Page; confirmation: string }> {
  const { page } = await newShopper(browser);
  const email = freshEmail("axe");
  await page.goto("/account/sign-up");
  await page.getByLabel("Name").fill("Amina Otieno");
  await page.getByLabel("E-mail").first().fill(email);
  await page.getByLabel("Password").fill("a-good-long-password");
  await page.locator("#consent").check();
  await page.getByRole("button", { name: "Open the account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Amina/ })).toBeVisible();
  const [mail] = await waitForMails(email, 1);
  if (!mail) throw new Error("no confirmation mail");
  return { page, confirmation: linkIn(mail, "/subscriptions/confirm/") };
}

test("account and the pages behind mails' links have no fault", async ({ browser }) => {
  const { page: guest } = await newShopper(browser);
  await expectNoFaults(guest, [
    ["sign in", "/account/sign-in"],
    ["sign up", "/account/sign-up"],
    ["forgotten password", "/account/forgot"],
    ["new password", "/account/reset?token=none"],
    ["link that is not valid", "/unsubscribe/none"],
    ["no such page", "/nothing-here"],
  ]);
  const { page, confirmation } = await newAccount(browser);
  await expectNoFaults(page, [
    ["account", "/account"],
    ["confirmation", confirmation],
  ]);
});
