import { type Browser, expect, type Page } from "@playwright/test";
import { readServices, STAFF, sharedShop } from "./shop-process";
import { desk } from "./shopper";

/** A staff member, signed in, with a browser of her own. */
export async function newStaffMember(browser: Browser, viewport = desk, shop = sharedShop): Promise<Page> {
  const context = await browser.newContext({ viewport, baseURL: readServices(shop).app.url });
  const page = await context.newPage();
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/admin\/login/);
  await page.getByLabel("E-mail").fill(STAFF.email);
  await page.getByLabel("Password").fill(STAFF.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/admin\/chat/);
  return page;
}
