import { expect, type Page } from "@playwright/test";
import { expectNoFaults } from "./faults";
import { test } from "./journey";
import { linkIn, type Mail, mailsTo } from "./mailbox";
import { addToCart, buy, freshEmail, newShopper, signUpConfirmed } from "./shopper";
import { newStaffMember } from "./staff-member";
import { switchWelcome } from "./switch-welcome";

// An hour takes a second here; late in the shop's evening mail waits for the next morning.
test.describe.configure({ timeout: 240_000 });

test.beforeAll(({ browser }) => switchWelcome(browser, "Switch off"));
test.afterAll(({ browser }) => switchWelcome(browser, "Switch on"));

async function firstReminder(email: string): Promise<Mail> {
  let reminder: Mail | undefined;
  await expect
    .poll(
      async () => {
        reminder = (await mailsTo(email)).find((mail) => mail.text.includes("/cart/restore/"));
        return Boolean(reminder);
      },
      { timeout: 120_000 },
    )
    .toBe(true);
  return reminder as Mail;
}

/** Somebody left a cart and got the first mail about it. */
async function leaveCart(browser: Parameters<typeof newShopper>[0], name: string) {
  const email = freshEmail(name);
  const { page } = await newShopper(browser);
  await signUpConfirmed(page, email);
  await addToCart(page, "enamel-chai-kettle");
  return { email, page, mail: await firstReminder(email) };
}

/** A number of a step's drawing. */
async function readFigure(staff: Page, step: string, label: string): Promise<number> {
  const station = staff.getByRole("listitem").filter({ has: staff.getByRole("heading", { name: step }) });
  const figure = station.locator("dl > div").filter({ has: staff.getByText(label, { exact: true }) });
  return Number((await figure.locator("dd").last().textContent())?.replaceAll(",", ""));
}

test("an order after a click counts for the mail, in the flow's drawing, in the report and in its file", async ({
  browser,
}) => {
  const staff = await newStaffMember(browser);
  await staff.goto("/admin/automations/flows/cart-recovery");
  const before = await readFigure(staff, "Your cart is saved", "ordered");

  const { email, page, mail } = await leaveCart(browser, "clicked");
  await page.goto(linkIn(mail, "/cart/restore/"));
  await expect(page).toHaveURL(/\/cart\/restore\//);
  await buy(page, email);

  await staff.goto("/admin/automations/flows/cart-recovery");
  await expect.poll(() => readFigure(staff, "Your cart is saved", "ordered")).toBeGreaterThan(before);
  await expectNoFaults(staff, [["a flow", "/admin/automations/flows/cart-recovery"]]);

  await staff.goto("/admin/analytics/mail");
  const row = staff.getByRole("row", { name: /^Cart recovery / });
  const [orders = "", turnover = ""] = (await row.getByRole("cell").allTextContents()).slice(-2);
  expect(Number(orders)).toBeGreaterThan(before);
  expect(turnover).toMatch(/^KSh [\d,.]+$/);
  const file = staff.waitForEvent("download");
  await staff.getByRole("link", { name: "CSV of What each flow and campaign brought" }).click();
  const download = await file;
  expect(download.suggestedFilename()).toMatch(/^mail-origins-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const csv = await (await staff.request.get(download.url())).text();
  expect(csv).toMatch(/^Cart recovery,\d+,/m);
  expect((await page.request.get(download.url(), { maxRedirects: 0 })).status()).toBe(401);
  await expectNoFaults(staff, [["the mail's report", "/admin/analytics/mail"]]);
});

test("staff send a run on, stop it, set a flow and switch it off", async ({ browser }) => {
  const { email } = await leaveCart(browser, "stopped");
  const staff = await newStaffMember(browser);
  await staff.goto("/admin/automations/flows/cart-recovery");
  await staff.getByRole("link").filter({ hasText: email }).first().click();
  await expect(staff.getByRole("heading", { level: 1, name: email })).toBeVisible();
  await staff.getByRole("button", { name: /^Send “.+” now$/ }).click();
  await expect(staff.getByText(/^Sent on\./)).toBeVisible();
  await staff.getByRole("button", { name: "Stop this run" }).click();
  await staff.getByRole("button", { name: "Stop it" }).click();
  await expect(staff.getByText(/Stopped by staff/).first()).toBeVisible();
  await expect(staff.getByRole("button", { name: "Stop this run" })).toHaveCount(0);

  // Reactivation: no other journey waits for it.
  await staff.goto("/admin/automations/flows/reactivation");
  await staff.getByLabel("Holdout (per cent)").fill("60");
  await staff.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByLabel("Holdout (per cent)")).toHaveAttribute("aria-invalid", "true");
  await staff.getByLabel("Holdout (per cent)").fill("10");
  await staff.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByText("Saved.")).toBeVisible();
  await expect(staff.getByText("10 % held out")).toBeVisible();
  await staff.getByRole("button", { name: "Switch off" }).click();
  await expect(staff.getByText("Off", { exact: true })).toBeVisible();
  await staff.getByRole("button", { name: "Switch on" }).click();
  await expect(staff.getByText("On", { exact: true })).toBeVisible();
  await staff.getByLabel("Holdout (per cent)").fill("0");
  await staff.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByText("Saved.")).toBeVisible();
});
