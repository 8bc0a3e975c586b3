import { type APIRequestContext, type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { linkIn, waitForMails } from "./mailbox";
import { readServices, sharedShop } from "./shop-process";

export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 900 };

let people = 0;

/** An address that nobody else in this run has. */
export function freshEmail(name: string): string {
  people += 1;
  return `${name}.${Date.now().toString(36)}${people}@example.com`;
}

/** A shopper with a browser of his own, on the home page. */
export async function newShopper(
  browser: Browser,
  options: { viewport?: { width: number; height: number }; javaScriptEnabled?: boolean; shop?: typeof sharedShop } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const { shop = sharedShop, viewport = phone, javaScriptEnabled } = options;
  const context = await browser.newContext({ viewport, javaScriptEnabled, baseURL: readServices(shop).app.url });
  const page = await context.newPage();
  await page.goto("/");
  return { context, page };
}

/** Puts a product into the cart and waits until the shop says so. */
export async function addToCart(page: Page, slug: string): Promise<void> {
  await page.goto(`/products/${slug}`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("link", { name: "See your cart" })).toBeVisible();
}

export const guest = (email: string) => ({
  Name: "Wanjiku Kamau",
  "E-mail": email,
  Phone: "0712 345 678",
  Address: "Moi Avenue 12, second floor",
});

/** Fills in the checkout as a guest in Nairobi. */
export async function fillCheckout(page: Page, email: string): Promise<void> {
  await page.goto("/checkout");
  for (const [label, value] of Object.entries(guest(email)))
    await page.getByRole("textbox", { name: label }).first().fill(value);
  await page.getByLabel("County").selectOption("Nairobi");
}

/** Buys what is in the cart, to be paid on delivery, and gives the order page's address. */
export async function buy(page: Page, email: string): Promise<string> {
  await fillCheckout(page, email);
  await page.getByRole("button", { name: "Place the order" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Order \d+/ })).toBeVisible();
  return page.url();
}

/** Opens an account with the consent box ticked, and confirms the address by the mail's link: a person marketing may reach. */
export async function signUpConfirmed(page: Page, email: string, shop = sharedShop): Promise<void> {
  await page.goto("/account/sign-up");
  await page.getByLabel("Name").fill("Amina Otieno");
  await page.getByLabel("E-mail").first().fill(email);
  await page.getByLabel("Password").fill("a-good-long-password");
  await page.locator("#consent").check();
  await page.getByRole("button", { name: "Open the account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Amina/ })).toBeVisible();
  const [confirmation] = await waitForMails(email, 1, 20_000, shop);
  if (!confirmation) throw new Error("no confirmation mail");
  await confirmBy(page.request, linkIn(confirmation, "/subscriptions/confirm/"));
}

/** Presses the one button of the page that a confirmation mail leads to. */
export async function confirmBy(request: APIRequestContext, link: string): Promise<void> {
  expect((await request.get(link)).status()).toBe(200);
  expect((await request.post(link)).status()).toBe(200);
}
