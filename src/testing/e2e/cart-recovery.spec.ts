import { expect, type Page } from "@playwright/test";
import { test } from "./journey";
import { linkIn, mailsTo, waitForMails } from "./mailbox";
import { addToCart, buy, freshEmail, newShopper, signUpConfirmed } from "./shopper";
import { newStaffMember } from "./staff-member";
import { switchWelcome } from "./switch-welcome";

// An hour takes a second here; a start late in the shop's evening waits for the window of the next morning, ten more.
const THREE_MAILS_MS = 180_000;
// It is due 24 s after the cart's last change.
const SECOND_MAIL_WOULD_BE_THERE_MS = 40_000;
const REMINDERS = [/cart/i, /question/i, /last|call/i];

test.describe.configure({ timeout: 300_000 });

test.beforeAll(({ browser }) => switchWelcome(browser, "Switch off"));
test.afterAll(({ browser }) => switchWelcome(browser, "Switch on"));

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const remindersTo = async (email: string) =>
  (await mailsTo(email)).filter((mail) => mail.text.includes("/cart/restore/"));
const waitForReminders = async (email: string, count: number) => {
  await expect
    .poll(async () => (await remindersTo(email)).length, { timeout: THREE_MAILS_MS })
    .toBeGreaterThanOrEqual(count);
  return remindersTo(email);
};

test("a left cart brings three mails with its lines, a link that restores it, and a way out that works", async ({
  browser,
}) => {
  const email = freshEmail("left");
  const { page } = await newShopper(browser);
  await signUpConfirmed(page, email);
  await addToCart(page, "sisal-kiondo-basket");
  const mails = await waitForReminders(email, 3);
  expect(mails).toHaveLength(3);
  for (const [index, mail] of mails.entries()) {
    expect(mail.subject).not.toMatch(/undefined|\{\{/);
    expect(mail.html).toMatch(/basket/i);
    expect(mail.text).toMatch(/basket/i);
    expect(mail.headers["list-unsubscribe"]).toMatch(/<https?:.*>.*<mailto:/);
    expect(mail.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
    expect(`${mail.subject} ${mail.text}`).toMatch(REMINDERS[index] ?? /./);
  }

  const { page: other } = await newShopper(browser);
  await other.goto(linkIn(mails[0] as never, "/cart/restore/"));
  await expect(other.getByText(email)).toHaveCount(0);
  await other.getByRole("button", { name: "Put it into my cart" }).click();
  await expect(other.getByText("1 piece", { exact: false }).first()).toBeVisible();

  const wayOut = linkIn(mails[0] as never, "/unsubscribe/");
  expect((await other.request.get(wayOut)).status()).toBe(200);
  const staff = await newStaffMember(browser);
  const leave = await fetch(wayOut, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(leave.status).toBe(200);
  await staff.goto("/admin/mail");
  await expect(staff.getByText(email).first()).toBeVisible();
  await staff.goto("/admin/automations");
  await expect(staff.getByText(email).first()).toBeVisible();
});

test("an order after the first mail stops the other two, by checkout or by staff, and staff can read why", async ({
  browser,
}) => {
  const [buyer, caller] = [freshEmail("bought"), freshEmail("phoned")];
  const { page: buying } = await newShopper(browser);
  const { page: calling } = await newShopper(browser);
  await signUpConfirmed(buying, buyer);
  await signUpConfirmed(calling, caller);
  const staff = await newStaffMember(browser);

  await addToCart(buying, "sisal-kiondo-basket");
  await waitForReminders(buyer, 1);
  await buy(buying, buyer);
  await addToCart(calling, "enamel-chai-kettle");
  await waitForReminders(caller, 1);
  await placeForCart(staff, caller);

  for (const email of [buyer, caller]) await waitForMails(email, 3);
  await pause(SECOND_MAIL_WOULD_BE_THERE_MS);
  for (const email of [buyer, caller]) {
    expect(await remindersTo(email)).toHaveLength(1);
    await staff.goto("/admin/automations");
    await expect(staff.getByRole("link").filter({ hasText: email }).first()).toContainText(/order was placed/i);
  }
});

/** Staff take the order on the phone: the open cart of this shopper becomes an order. */
async function placeForCart(staff: Page, email: string): Promise<void> {
  await staff.goto("/admin/orders");
  const cart = staff.getByRole("listitem").filter({ hasText: email });
  await cart.getByRole("button", { name: "Place the order" }).click();
  await cart.getByRole("textbox", { name: "Name" }).fill("Amina Otieno");
  await cart.getByRole("textbox", { name: "Phone" }).fill("0712345678");
  await cart.getByLabel("County").selectOption("Nairobi");
  await cart.getByRole("textbox", { name: "Address" }).fill("Ngong Road 3");
  await cart.getByRole("button", { name: "Place the order" }).click();
  await expect(staff).toHaveURL(/\/admin\/orders\/ord_/);
}
