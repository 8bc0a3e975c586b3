import { expect } from "@playwright/test";
import { test } from "./journey";
import { waitForMails } from "./mailbox";
import { addToCart, buy, desk, fillCheckout, freshEmail, newShopper } from "./shopper";

test("a guest fills a cart, buys on delivery, sees the order and gets it by mail", async ({ browser }) => {
  const email = freshEmail("guest");
  const { page } = await newShopper(browser);
  await page
    .getByRole("link", { name: /Kitchen/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /Kitchen/ })).toBeVisible();
  await addToCart(page, "sisal-kiondo-basket");
  await addToCart(page, "enamel-chai-kettle");
  await page.goto("/cart");
  await page.getByRole("button", { name: /one .*kettle.* more/i }).click();
  await expect(page.getByText("3 pieces")).toBeVisible();
  const order = await buy(page, email);
  await expect(page.getByText("Wanjiku Kamau").first()).toBeVisible();
  const [mail] = await waitForMails(email, 1);
  expect(mail?.subject).toMatch(/order/i);
  expect(mail?.html).toContain("Enamel");
  await page.goto("/cart");
  await expect(page.getByText("Nothing in it yet")).toBeVisible();

  const { page: stranger } = await newShopper(browser);
  expect((await stranger.goto(order))?.status()).toBe(404);
});

test("paying by M-Pesa shows till and amount, refuses a code that is none, and takes the right one", async ({
  browser,
}) => {
  const { page } = await newShopper(browser, { viewport: desk });
  await addToCart(page, "sisal-kiondo-basket");
  await fillCheckout(page, freshEmail("mpesa"));
  await page.getByRole("radio", { name: /^M-Pesa till/ }).check();
  await page.getByRole("button", { name: /M-Pesa/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pay by M-Pesa" })).toBeVisible();
  await expect(page.getByText("555010").first()).toBeVisible();
  await page.getByLabel("M-Pesa code").fill("nonsense");
  await page.getByRole("button", { name: /I have paid/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pay by M-Pesa" })).toBeVisible();
  // The answer is here; before it the next code would be overwritten by what was typed first.
  await expect(page.getByLabel("M-Pesa code")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("M-Pesa code")).toHaveValue(/nonsense/i);
  await page.getByLabel("M-Pesa code").fill(`S7${Date.now().toString(36).slice(-8)}`.toUpperCase());
  await page.getByRole("button", { name: /I have paid/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Order \d+/ })).toBeVisible();
});

test("a wrong phone number is told at its field, and nothing that was typed is lost", async ({ browser }) => {
  const email = freshEmail("typo");
  const { page } = await newShopper(browser);
  await addToCart(page, "sisal-kiondo-basket");
  await fillCheckout(page, email);
  await page.getByRole("textbox", { name: "Phone" }).fill("12");
  await page.getByRole("button", { name: "Place the order" }).click();
  await expect(page.getByRole("textbox", { name: "Phone" })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("E-mail").first()).toHaveValue(email);
  await expect(page.getByLabel("County")).toHaveValue("Nairobi");
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  test(`somebody who comes for the first time sees his cart's count at once, ${how} JavaScript`, async ({
    browser,
  }) => {
    const { page } = await newShopper(browser, { javaScriptEnabled });
    await addToCart(page, "sisal-kiondo-basket");
    await expect(page.getByRole("link", { name: "Cart, 1 piece" })).toBeVisible();
  });
}
