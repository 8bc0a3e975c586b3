import { expect } from "@playwright/test";
import { test } from "./journey";
import { linkIn, mailsTo } from "./mailbox";
import { addToCart, buy, freshEmail, newShopper, signUpConfirmed } from "./shopper";
import { newStaffMember } from "./staff-member";

// An hour takes a second here; a confirmation late in the shop's evening waits for the window of the next morning.
const WELCOME_MS = 60_000;
// The second mail is due 48 s after the confirmation; whether it goes is decided then.
const SERIES_MS = 120_000;

test.describe.configure({ timeout: 240_000 });

test("who confirms is welcomed once, and the first order ends the series, which staff can read", async ({
  browser,
}) => {
  const email = freshEmail("welcome");
  const { page } = await newShopper(browser);
  await signUpConfirmed(page, email);
  const welcomes = async () => (await mailsTo(email)).filter(({ headers }) => headers["list-unsubscribe"]);
  await expect.poll(async () => (await welcomes()).length, { timeout: WELCOME_MS }).toBe(1);
  const [welcome] = await welcomes();
  if (!welcome) throw new Error("no welcome");
  expect(welcome.subject).toMatch(/karibu/i);
  expect(welcome.text).toContain("Hello Amina,");
  expect((await page.request.get(linkIn(welcome, "/unsubscribe/"))).status()).toBe(200);

  await addToCart(page, "sisal-kiondo-basket");
  await buy(page, email);
  const staff = await newStaffMember(browser);
  await staff.goto("/admin/automations/flows/welcome");
  const run = staff.getByRole("link").filter({ hasText: email }).first();
  await expect(run).toContainText(/order was placed/i, { timeout: SERIES_MS });
  expect(await welcomes()).toHaveLength(1);
});
