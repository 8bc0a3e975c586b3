import { expect, type Page } from "@playwright/test";
import pg from "pg";
import { expectNoFaults, lookAt } from "./faults";
import { test } from "./journey";
import { waitForMails } from "./mailbox";
import { readServices } from "./shop-process";
import { addToCart, buy, fillCheckout, freshEmail, newShopper } from "./shopper";
import { newStaffMember } from "./staff-member";

test.describe.configure({ timeout: 120_000 });

/** An offer of ten per cent as a flow makes it: for the person of an address, or for whoever has the code. */
async function aCoupon(owner: string | null = null): Promise<string> {
  const signs = Array.from({ length: 8 }, () => "ABCDEFGHJKMNPQRSTUVWXYZ23456789"[Math.floor(Math.random() * 31)]);
  const code = `${signs.slice(0, 4).join("")}-${signs.slice(4).join("")}`;
  const client = new pg.Client({ connectionString: readServices().database.url });
  await client.connect();
  const id = `test:${code}`;
  if (owner)
    await client.query("INSERT INTO customer (id, email, name, updated_at) VALUES ($1, $2, 'Amina', now())", [
      id,
      owner,
    ]);
  await client.query(
    `INSERT INTO coupon (id, code, purpose, flow, customer_id, percent_off, valid_from, valid_until)
     VALUES ($1, $2, $1, 'birthdays', $3, 10, now() - interval '1 day', now() + interval '1 day')`,
    [id, code, owner && id],
  );
  await client.end();
  return code;
}

/** An amount as the page shows it beside its title, in shillings. */
async function shillings(page: Page, title: string): Promise<number> {
  const row = page.locator("dl > div").filter({ has: page.locator("dt", { hasText: title }) });
  return Number((await row.locator("dd").innerText()).replace(/\D/g, ""));
}

for (const javaScriptEnabled of [true, false]) {
  test(`a coupon is seen in the sum before the order, and counts once, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    browser,
  }) => {
    const code = await aCoupon();
    const email = freshEmail("coupon");
    const { page } = await newShopper(browser, { javaScriptEnabled });
    await addToCart(page, "sisal-kiondo-basket");
    await fillCheckout(page, email);
    await page.getByText("Do you have a coupon code?").click();
    await page.getByLabel("Coupon code").fill("AAAA-AAAA");
    await page.getByRole("button", { name: "Use the code" }).click();
    await expect(page.getByText("We do not know this code.", { exact: false }).first()).toBeVisible();
    await expect(page.getByLabel("County")).toHaveValue("Nairobi");
    await page.getByLabel("Coupon code").fill(code.toLowerCase().replace("-", " "));
    // Sent by the main button: nothing is placed before the new sum was seen.
    await page.getByRole("button", { name: "Place the order" }).click();
    await expect(page.getByText("takes 10 % off", { exact: false })).toBeVisible();
    await expect(page.getByLabel("E-mail").first()).toHaveValue(email);
    const pieces = await shillings(page, "1 piece");
    expect(await shillings(page, "Coupon")).toBe(pieces / 10);
    if (javaScriptEnabled) expect(await lookAt(page, "checkout with a coupon")).toEqual([]);
    const toPay = await shillings(page, "To pay");
    await page.getByRole("button", { name: "Place the order" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^Order \d+/ })).toBeVisible();
    expect(await shillings(page, "Total")).toBe(toPay);
    await expect(page.getByText(`Coupon ${code}`)).toBeVisible();
    const [mail] = await waitForMails(email, 1);
    expect(mail?.text).toContain(new Intl.NumberFormat("en-KE").format(toPay));

    await addToCart(page, "sisal-kiondo-basket");
    await fillCheckout(page, email);
    await page.getByText("Do you have a coupon code?").click();
    await page.getByLabel("Coupon code").fill(code);
    await page.getByRole("button", { name: "Use the code" }).click();
    await expect(page.getByText("has been used", { exact: false }).first()).toBeVisible();
  });
}

test("the coupon of a mail's link waits in the cart after one press, without scripts, and staff find it with its order", async ({
  browser,
}) => {
  const email = freshEmail("link");
  const code = await aCoupon(email);
  const { page } = await newShopper(browser, { javaScriptEnabled: false });
  await page.goto("/cart?coupon=AAAA-AAAA");
  await expect(page.getByText("We do not know this code.", { exact: false })).toBeVisible();
  await page.goto(`/cart?coupon=${code}`);
  await page.getByRole("button", { name: "Put it into my cart" }).click();
  await expect(page.getByText("is in your cart", { exact: false })).toBeVisible();
  await addToCart(page, "sisal-kiondo-basket");
  await page.goto("/cart");
  expect(await shillings(page, "Coupon")).toBeGreaterThan(0);
  await fillCheckout(page, email);
  await page.getByRole("button", { name: "Place the order" }).click();
  await expect(page.getByText(`Coupon ${code}`)).toBeVisible();
  await page.goto(`/cart?coupon=${code}`);
  await expect(page.getByText("has been used", { exact: false })).toBeVisible();

  const staff = await newStaffMember(browser);
  await staff.goto("/admin/coupons");
  await staff.getByLabel("Code, name or address").fill(email);
  const row = staff.getByRole("listitem").filter({ hasText: code });
  await expect(row.getByText("Used", { exact: true })).toBeVisible();
  await expectNoFaults(staff, [["coupons", "/admin/coupons"]]);
  await staff.getByLabel("Code, name or address").fill(code.toLowerCase().replace("-", ""));
  await row.getByRole("link", { name: /^Order \d+/ }).click();
  await expect(staff.getByRole("heading", { level: 1, name: /Order \d+/ })).toBeVisible();
});

test("somebody else's coupon is refused before M-Pesa asks for money, and without it the way is free", async ({
  browser,
}) => {
  const code = await aCoupon(freshEmail("owner"));
  const { page } = await newShopper(browser);
  await addToCart(page, "sisal-kiondo-basket");
  await page.goto("/checkout");
  // Nobody knows yet who buys.
  await page.getByText("Do you have a coupon code?").click();
  await page.getByLabel("Coupon code").fill(code);
  await page.getByRole("button", { name: "Use the code" }).click();
  await expect(page.getByRole("button", { name: "Take it off" })).toBeVisible();
  await fillCheckout(page, freshEmail("other"));
  await page.getByRole("radio", { name: /^M-Pesa till/ }).check();
  await page.getByRole("button", { name: "Go on to M-Pesa" }).click();
  await expect(page.getByText("was sent to another e-mail address", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "Take it off" }).click();
  await expect(page.getByText("Do you have a coupon code?")).toBeVisible();
  await page.getByRole("button", { name: "Go on to M-Pesa" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pay by M-Pesa" })).toBeVisible();
  expect(await shillings(page, "Amount")).toBeGreaterThan(1_950);
});

test("a delivered order is reviewed without signing in, shown once staff have read it, and can come back", async ({
  browser,
}) => {
  const words = `Strong handles ${Date.now().toString(36)}`;
  const { page } = await newShopper(browser, { javaScriptEnabled: false });
  await addToCart(page, "sisal-kiondo-basket");
  const orderPage = await buy(page, freshEmail("review"));
  const staff = await newStaffMember(browser);
  await staff.goto(`/admin/orders/${new URL(orderPage).pathname.split("/").at(-1)}`);
  await staff.getByRole("button", { name: "Mark as shipped" }).click();
  await staff.getByRole("button", { name: "Mark as delivered" }).click();
  await expect(staff.getByRole("button", { name: "It came back" })).toBeVisible();

  await page.goto(orderPage);
  const link = page.getByRole("link", { name: "Review what you bought" });
  await expectNoFaults(staff, [["review form", (await link.getAttribute("href")) ?? ""]]);
  await link.click();
  await page.getByRole("button", { name: "Send my review" }).click();
  await expect(page.getByText("Please choose from one to five stars.")).toBeVisible();
  await page.getByRole("radio", { name: /4/ }).check();
  await page.getByLabel("What should others know?").fill(words);
  await page.getByRole("button", { name: "Send my review" }).click();
  await expect(page.getByText("Asante!", { exact: false })).toBeVisible();
  await page.goto("/products/sisal-kiondo-basket");
  await expect(page.getByText(words)).toHaveCount(0);

  await staff.goto("/admin/reviews");
  const review = staff.getByRole("article").filter({ hasText: words });
  await expect(review).toBeVisible();
  expect(await lookAt(staff, "reviews to read")).toEqual([]);
  await review.getByRole("button", { name: "Show it in the shop" }).click();
  await expect(review).toHaveCount(0);
  await page.goto("/products/sisal-kiondo-basket");
  await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByText("Wanjiku K.").first()).toBeVisible();

  await staff.goto(`/admin/orders/${new URL(orderPage).pathname.split("/").at(-1)}`);
  await staff.getByRole("button", { name: "It came back" }).click();
  await staff.getByRole("button", { name: "Yes, back into stock" }).click();
  await expect(staff.getByText("Came back").first()).toBeVisible();
  await page.goto(orderPage);
  await expect(page.getByText("Came back").first()).toBeVisible();
});
