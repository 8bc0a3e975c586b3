import { type Browser, expect, type Page } from "@playwright/test";
import { readServices } from "./shop-process";
import { desk, freshEmail } from "./shopper";

/** Asks the shop as the page's member; for what a journey needs but is not about. */
export async function ask<Answer = unknown>(page: Page, procedure: string, input?: unknown): Promise<Answer> {
  const answer = await page.request.post(`/api/trpc/${procedure}`, { data: { json: input ?? null } });
  expect(answer.status(), `${procedure}: ${await answer.text()}`).toBe(200);
  return (await answer.json()).result.data.json;
}

/** A colleague with an account that a member makes on the settings page, signed in with a browser of her own. */
export async function newColleague(browser: Browser, member: Page, name: string): Promise<{ page: Page; id: string }> {
  const email = freshEmail(name.toLowerCase());
  await member.goto("/admin/settings/teams");
  await member.getByLabel("Name", { exact: true }).fill(name);
  await member.getByLabel("E-mail").fill(email);
  await member.getByRole("button", { name: "Add colleague" }).click();
  const password = await member.locator("code").textContent();
  const context = await browser.newContext({ viewport: desk, baseURL: readServices().app.url });
  const page = await context.newPage();
  await page.goto("/admin/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/admin\/chat/);
  const answer = await page.request.get("/api/trpc/admin.staff.listAccounts");
  const accounts: { id: string; email: string }[] = (await answer.json()).result.data.json;
  return { page, id: accounts.find((account) => account.email === email)?.id ?? "" };
}
