import { STAFF } from "./shop.mjs";

/** @returns what a browser keeps of a member who has signed in to the console, for the contexts of other pages */
export async function signIn(url, browsers) {
  const page = await browsers.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${url}/admin/login`);
  await page.getByLabel("E-mail").fill(STAFF.email);
  await page.getByLabel("Password").fill(STAFF.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/admin\/chat/);
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}
