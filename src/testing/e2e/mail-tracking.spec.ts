import { expect } from "@playwright/test";
import { test } from "./journey";
import { linkIn, mailsTo } from "./mailbox";
import { addToCart, freshEmail, newShopper, signUpConfirmed } from "./shopper";
import { newStaffMember } from "./staff-member";

// An hour takes a second here; a start late in the shop's evening waits for the window of the next morning.
const FIRST_REMINDER_MS = 60_000;
// Whoever opens a mail within two seconds is a machine.
const READING_MS = 2_500;
// What comes within ten seconds of the hidden link is the machine's that followed it.
const LONG_AFTER_MS = 11_000;

test.describe.configure({ timeout: 180_000 });

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

test("staff see who opened and clicked a mail, people and machines apart", async ({ browser }) => {
  const email = freshEmail("reader");
  const { page } = await newShopper(browser);
  await signUpConfirmed(page, email);
  await addToCart(page, "sisal-kiondo-basket");
  const reminders = async () => (await mailsTo(email)).filter(({ text }) => text.includes("/cart/restore/"));
  await expect.poll(async () => (await reminders()).length, { timeout: FIRST_REMINDER_MS }).toBeGreaterThan(0);
  const [mail] = await reminders();
  if (!mail) throw new Error("no reminder");
  const pixel = /src="([^"]+\/t\/o\/[^"]+\.gif)"/.exec(mail.html)?.[1] ?? "";
  const canary = /data-track="canary" href="([^"]+)"/.exec(mail.html)?.[1] ?? "";

  await pause(READING_MS);
  const { page: reader } = await newShopper(browser);
  await reader.goto(pixel);
  await reader.goto(linkIn(mail, "/cart/restore/"));
  await expect(reader).toHaveURL(/\/cart\/restore\//);
  await expect(reader.getByRole("button", { name: "Put it into my cart" })).toBeVisible();

  const staff = await newStaffMember(browser);
  await staff.goto("/admin/mail");
  await staff.getByLabel("Address").fill(email);
  await staff.getByRole("link").filter({ hasText: email }).filter({ hasText: mail.subject }).first().click();
  await expect(staff.getByText("By people: 1 open, 1 click.")).toBeVisible();

  await pause(LONG_AFTER_MS);
  expect((await page.request.get(canary)).status()).toBe(200);
  expect((await page.request.head(pixel)).status()).toBe(200);
  await expect(staff.getByText("By people: 1 open, 1 click. By machines: 1 open, 1 click.")).toBeVisible();
  await expect(staff.getByText("followed a link that people cannot see")).toBeVisible();

  const strange = [
    ["/t/c/x", 404],
    ["/t/c/%ff", 400],
    ["/api/chat/%ff", 400],
  ] as const;
  for (const [forged, status] of strange)
    expect((await page.request.get(canary.replace("/t/c/", forged), { maxRedirects: 0 })).status()).toBe(status);
});

test("settings say how the sender's domains stand", async ({ browser }) => {
  const staff = await newStaffMember(browser);
  await staff.goto("/admin/settings/sender");
  await expect(staff.getByRole("heading", { name: "Offers and news" })).toBeVisible({ timeout: 20_000 });
  for (const kind of ["SPF", "DKIM", "DMARC"])
    await expect(staff.getByRole("heading", { name: kind, exact: true })).toHaveCount(2);
  await expect(staff.getByText("reaches nobody")).toBeVisible();
});
