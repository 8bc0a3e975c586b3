import { expect } from "@playwright/test";
import pg from "pg";
import { lookAt } from "./faults";
import { test } from "./journey";
import { type Mail, mailsTo, waitForMails } from "./mailbox";
import { readServices, STAFF } from "./shop-process";
import { newStaffMember } from "./staff-member";

test.describe.configure({ timeout: 180_000 });

const READERS = 60;

/** People who agreed to marketing mail, all with one tag that nobody else has. */
async function readers(tag: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: readServices().database.url });
  await client.connect();
  const params = [tag, READERS];
  await client.query(
    `INSERT INTO customer (id, email, name, updated_at)
     SELECT 'cus_' || $1 || n, $1 || '.' || n || '@example.com', 'Wanjiku Kamau', now() FROM generate_series(1, $2::int) n`,
    params,
  );
  await client.query(
    `INSERT INTO email_subscription (id, email, source, confirmed_at, updated_at)
     SELECT 'sub_' || $1 || n, $1 || '.' || n || '@example.com', 'test', now(), now() FROM generate_series(1, $2::int) n`,
    params,
  );
  await client.query(
    `INSERT INTO customer_tag (customer_id, tag) SELECT id, $1 FROM customer WHERE email LIKE $1 || '.%'`,
    [tag],
  );
  await client.end();
  return Array.from({ length: READERS }, (_, index) => `${tag}.${index + 1}@example.com`);
}

test("a campaign is composed, tested, sent, paused, resumed, and reaches everybody once", async ({ browser }) => {
  const tag = `e2e${Math.random().toString(36).slice(2, 8)}`;
  const addresses = await readers(tag);
  const page = await newStaffMember(browser);
  await page.goto("/admin/campaigns");
  await page.getByRole("button", { name: "New campaign" }).click();
  const subject = `Kettles ${tag}, {{firstName|friend}}`;
  await page.getByLabel("Name", { exact: true }).fill(`Campaign ${tag}`);
  await page.getByLabel("Subject").fill(subject);
  const add = page.getByRole("group", { name: "Add a block" });
  await add.getByRole("button", { name: "Products" }).click();
  await page.getByLabel("Add a product").fill("kiondo");
  await page.getByRole("list", { name: "Products found" }).getByRole("button").first().click();
  await add.getByRole("button", { name: "Button" }).click();
  await page.getByLabel("Leads to").fill(`${readServices().app.url}/`);
  const preview = page.frameLocator("iframe[title='The mail as the reader sees it']");
  await expect(preview.getByText(/kiondo/i).first()).toBeVisible();
  await expect(preview.getByText("Hello Wanjiku,")).toBeVisible();

  await page.getByRole("button", { name: "Send a test to me" }).click();
  await expect(page.getByText(`A test is on its way to ${STAFF.email}`)).toBeVisible();
  const tests = async () => (await mailsTo(STAFF.email)).filter((mail) => mail.subject.includes(tag));
  await expect.poll(async () => (await tests()).map((mail) => mail.subject)).toEqual([`[Test] Kettles ${tag}, Asha`]);

  await page.getByRole("button", { name: "People" }).click();
  await page.getByLabel("Add a condition").selectOption("tag");
  await page.getByLabel("Tag", { exact: true }).selectOption(tag);
  await expect(page.getByText(`of ${READERS} people may be mailed now`)).toBeVisible();

  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("Nothing stands in the way")).toBeVisible();
  await page.getByRole("button", { name: "Send now…" }).click();
  await page.getByRole("button", { name: "Yes, send it now" }).click();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Go on" })).toBeVisible();
  await page.waitForTimeout(2_000);
  const sent = async () =>
    (await Promise.all(addresses.map((to) => mailsTo(to)))).flat().filter((mail) => mail.subject.includes(tag));
  const held = (await sent()).length;
  await page.waitForTimeout(1_500);
  expect(await sent()).toHaveLength(held);

  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText(`${READERS} sent`)).toBeVisible({ timeout: 90_000 });
  const mails = await sent();
  expect(mails).toHaveLength(READERS);
  expect(new Set(mails.map((mail) => mail.to[0]?.address)).size).toBe(READERS);
  const [mail] = (await waitForMails(addresses[0] ?? "", 1)) as [Mail];
  expect(mail.subject).toBe(`Kettles ${tag}, Wanjiku`);
  expect(mail.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  expect(mail.html).toMatch(/kiondo/i);
  expect(mail.text).toMatch(/kiondo/i);
  await expect(page.getByText("Clicked by people")).toBeVisible();
});

test("the pages of campaigns are free of faults", async ({ browser }) => {
  const page = await newStaffMember(browser);
  const found: string[] = [];
  await page.goto("/admin/campaigns");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  found.push(...(await lookAt(page, "list")));
  await page.getByRole("button", { name: "New campaign" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  const add = page.getByRole("group", { name: "Add a block" });
  for (const name of ["Heading", "Picture", "Products", "Button", "Coupon", "Divider"])
    await add.getByRole("button", { name }).click();
  found.push(...(await lookAt(page, "mail")));
  await page.getByRole("button", { name: "People" }).click();
  const conditions = page.getByLabel("Add a condition");
  for (const about of ["orders", "spent", "last_order", "bought_category", "cart", "engagement", "county", "birthday"])
    await conditions.selectOption(about);
  found.push(...(await lookAt(page, "people")));
  await page.getByRole("button", { name: "Throw away…" }).click();
  await page.getByRole("button", { name: "Throw it away" }).click();
  await expect(page).toHaveURL(/\/admin\/campaigns$/);
  expect(found).toEqual([]);
});
