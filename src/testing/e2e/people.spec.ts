import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { expectNoFaults } from "./faults";
import { test } from "./journey";
import { linkIn, mailsTo } from "./mailbox";
import { freshEmail, newShopper, signUpConfirmed } from "./shopper";
import { newStaffMember } from "./staff-member";

const SOON = 60_000;

/** Waits for a mail to an address whose HTML holds a link with this part, and gives the newest such link. */
async function mailedLink(email: string, part: string): Promise<string> {
  const holding = async () => (await mailsTo(email)).filter((mail) => mail.html.includes(part));
  await expect.poll(async () => (await holding()).length, { timeout: SOON }).toBeGreaterThan(0);
  const mail = (await holding()).at(-1);
  if (!mail) throw new Error(`no mail with ${part}`);
  return linkIn(mail, part);
}

test("a subscriber chooses, takes the own data along and is forgotten, all without scripts", async ({ browser }) => {
  const email = freshEmail("forget");
  const { page: shopper, context } = await newShopper(browser);
  await signUpConfirmed(shopper, email);
  const preferences = await mailedLink(email, "/preferences/");
  await context.close();
  const { page } = await newShopper(browser, { javaScriptEnabled: false });
  await page.goto(preferences);
  await page.getByLabel(/Once a week at most/).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel(/Once a week at most/)).toBeChecked();

  const staff = await newStaffMember(browser);
  await staff.goto("/admin/subscribers");
  await staff.getByLabel("Address").fill(email.slice(3).toUpperCase());
  await staff.getByRole("link", { name: new RegExp(email) }).click();
  await expect(staff.getByText("Confirmed by the mailbox")).toBeVisible();
  await expect(staff.getByText("once a week at most")).toBeVisible();

  await page.getByRole("button", { name: "Send me my data" }).click();
  await expect(page.getByText(/look into your mailbox/)).toBeVisible();
  await page.goto(await mailedLink(email, "/my-data/"));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download my data" }).click(),
  ]);
  const copy = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(copy).toMatchObject({ about: email, customer: { profile: { name: "Amina Otieno" } } });
  const before = (await mailsTo(email)).length;

  await page.goto(preferences);
  await page.getByRole("button", { name: "Erase my data" }).click();
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: SOON }).toBeGreaterThan(before);
  const erasure = (await mailsTo(email)).find(({ subject }) => subject.startsWith("Erase your data"));
  if (!erasure) throw new Error("no mail about the erasure");
  await page.goto(linkIn(erasure, "/my-data/"));
  await page.getByRole("button", { name: "Erase all of it" }).click();
  await expect(page.getByRole("heading", { name: "Your data is erased" })).toBeVisible();
  await page.goto(preferences);
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();

  await staff.goto("/admin/subscribers");
  await staff.getByLabel("Address").fill(email);
  await expect(staff.getByText("Nobody like that")).toBeVisible();
  await staff.goto("/admin/customers/requests");
  await staff.getByRole("button", { name: "Settled" }).click();
  await expect(staff.getByText("The address is erased too").first()).toBeVisible();
});

test("staff try a list, bring it in, and follow a person", async ({ browser }) => {
  const staff = await newStaffMember(browser);
  const [fresh, other] = [freshEmail("listed"), freshEmail("broken")];
  const rows = ["email;name;confirmed_at", `${fresh};Njeri;2025-03-31`, `${fresh};again;2025-03-31`, `${other};;soon`];
  await staff.goto("/admin/subscribers/import");
  await staff
    .getByLabel("The list, as CSV")
    .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) });
  await staff.getByLabel(/They confirmed already/).check();
  await staff.getByLabel("Where does this list come from?").fill("market forms");
  await staff.getByRole("button", { name: "Try it first" }).click();
  await expect(staff.getByText("1 person would be subscribed. Nothing has happened yet.")).toBeVisible();
  await expect(staff.getByText("Say when this person confirmed, like 2025-03-31.")).toBeVisible();
  await staff.getByRole("button", { name: "Subscribe 1 person" }).click();
  await expect(staff.getByText(/Say how these people said yes/)).toBeVisible();
  await staff.getByLabel("How did these people say yes?").fill("A form at the market stall: “Mail me your offers”");
  await staff.getByRole("button", { name: "Subscribe 1 person" }).click();
  await expect(staff.getByText("Done: 1 person is subscribed.")).toBeVisible();
  await staff.goto("/admin/subscribers");
  await staff.getByLabel("Address").fill(fresh);
  await staff.getByRole("link", { name: new RegExp(fresh) }).click();
  await expect(staff.getByText(/A form at the market stall/)).toBeVisible();
  await staff.getByRole("button", { name: "Block this address" }).click();
  await expect(staff.getByText("Gets no mail at all")).toBeVisible();
  const person = staff.url();
  await expectNoFaults(staff, [
    ["subscribers", "/admin/subscribers"],
    ["bring in a list", "/admin/subscribers/import"],
    ["person", person],
    ["customers", "/admin/customers"],
    ["data requests", "/admin/customers/requests"],
  ]);
});
