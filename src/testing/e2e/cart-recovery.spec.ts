import { expect, test } from "@playwright/test";
import { linkIn, mailsTo, waitForMails } from "./mailbox";
import { addToCart, buy, freshEmail, newShopper, signUpConfirmed } from "./shopper";
import { newStaffMember } from "./staff-member";

// An hour takes a second here; a start late in the shop's evening waits for the window of the next morning, ten more.
const THREE_MAILS_MS = 180_000;
const REMINDERS = [/cart/i, /question/i, /last|call/i];

test.describe.configure({ timeout: 300_000 });

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const remindersTo = async (email: string) =>
  (await mailsTo(email)).filter((mail) => mail.html.includes("/cart/restore/"));
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

test("an order by checkout after the first mail stops the other two, and staff can read why", async ({ browser }) => {
  const email = freshEmail("bought");
  const { page } = await newShopper(browser);
  await signUpConfirmed(page, email);
  await addToCart(page, "sisal-kiondo-basket");
  await waitForReminders(email, 1);
  await buy(page, email);
  await waitForMails(email, 3);
  await pause(80_000);
  expect(await remindersTo(email)).toHaveLength(1);
  const staff = await newStaffMember(browser);
  await staff.goto("/admin/automations");
  await staff.getByText(email).first().click();
  await expect(staff.getByText(/order/i).first()).toBeVisible();
});

test("an order placed by staff after the first mail stops the other two", async ({ browser }) => {
  const email = freshEmail("phoned");
  const { page } = await newShopper(browser);
  await signUpConfirmed(page, email);
  await addToCart(page, "enamel-chai-kettle");
  await waitForReminders(email, 1);
  const staff = await newStaffMember(browser);
  await staff.goto("/admin/orders");
  await placeForCart(staff, email);
  await pause(80_000);
  expect(await remindersTo(email)).toHaveLength(1);
});

/** Staff take the order on the phone: the open cart of this shopper becomes an order. */
async function placeForCart(staff: import("@playwright/test").Page, email: string): Promise<void> {
  await staff.getByText(email).first().click();
  await staff.getByLabel("Name").fill("Amina Otieno");
  await staff.getByLabel("Phone").fill("0712345678");
  await staff.getByLabel("County").selectOption("Nairobi");
  await staff.getByLabel("Address").fill("Ngong Road 3");
  await staff.getByRole("button", { name: /Place the order/i }).click();
  await expect(staff.getByText(/Order \d+/).first()).toBeVisible();
}
