import { type Browser, expect, type Page } from "@playwright/test";
import { test } from "./journey";
import { readServices, sharedShop } from "./shop-process";
import { addToCart, desk, newShopper } from "./shopper";
import { newStaffMember } from "./staff-member";

const log = (page: Page, text: string | RegExp) => page.getByRole("log").getByText(text);
const mine = () => `zebra ${Date.now()}${Math.random().toString(36).slice(2, 6)}`;

/** A second member of the staff with a browser of her own; the first one opens the account. */
async function aColleague(browser: Browser, first: Page): Promise<{ page: Page; name: string }> {
  const id = Date.now().toString(36);
  const account = { name: `Brian ${id}`, email: `brian.${id}@example.com` };
  const made = await first.request.post("/api/trpc/admin.staff.createStaff", { data: { json: account } });
  const { password } = (await made.json()).result.data.json;
  const context = await browser.newContext({ viewport: desk, baseURL: readServices(sharedShop).app.url });
  const page = await context.newPage();
  const data = { json: { email: account.email, password } };
  expect((await page.request.post("/api/trpc/staff.signIn", { data })).status()).toBe(200);
  await page.goto("/admin/chat");
  return { page, name: account.name };
}

/** A shopper who has written, and staff who has the conversation open. */
async function aConversation(browser: Browser) {
  const { page: shopper, context } = await newShopper(browser);
  await shopper.locator("#chat-launcher button").click();
  const words = mine();
  await shopper.getByLabel("Your message").fill(words);
  await shopper.getByLabel("Your message").press("Enter");
  await expect(shopper.getByText("Sent", { exact: true })).toBeVisible();
  const staff = await newStaffMember(browser);
  await staff.getByText(words).first().click();
  await expect(log(staff, words)).toBeVisible();
  return { shopper, context, staff, words };
}

const answer = (page: Page) => page.getByLabel("Your answer");

test("a canned reply goes out by keys alone, an answer can be undone, a note stays among staff", async ({
  browser,
}) => {
  const { shopper, staff } = await aConversation(browser);
  await staff.getByRole("log").focus();
  await staff.keyboard.press("/");
  await expect(answer(staff)).toBeFocused();
  await staff.keyboard.type("mpe");
  await staff.keyboard.press("Enter");
  await staff.keyboard.press("Control+Enter");
  await expect(log(shopper, /till number/)).toBeVisible();

  const slip = mine();
  await answer(staff).fill(slip);
  await answer(staff).press("Enter");
  await staff.getByRole("button", { name: "Undo" }).click();
  await expect(answer(staff)).toHaveValue(slip);
  await answer(staff).fill("");

  const secret = mine();
  await staff.getByRole("button", { name: "Note", exact: true }).click();
  await staff.getByLabel("Your note").fill(secret);
  await staff.getByLabel("Your note").press("Enter");
  await expect(log(staff, secret)).toBeVisible();
  await staff.getByRole("button", { name: "Answer", exact: true }).click();
  await answer(staff).fill("Asante!");
  await answer(staff).press("Control+Enter");
  await expect(log(shopper, "Asante!")).toBeVisible();
  await expect(shopper.getByText(secret)).toHaveCount(0);
  await expect(shopper.getByText(slip)).toHaveCount(0);
});

test("an answer that waits for its five seconds is not lost when the page is left", async ({ browser }) => {
  const { shopper, staff } = await aConversation(browser);
  const words = mine();
  await answer(staff).fill(words);
  await answer(staff).press("Enter");
  await expect(staff.getByRole("button", { name: "Undo" })).toBeVisible();
  await staff.goto("/admin/orders");
  await expect(log(shopper, words)).toHaveCount(1);
});

test("two of the staff see each other, an answer is held back, and a transfer carries a note", async ({ browser }) => {
  const { shopper, staff, words } = await aConversation(browser);
  const { page: brian, name } = await aColleague(browser, staff);
  await brian.getByText(words).first().click();
  await expect(staff.getByText(`${name} is viewing this`)).toBeVisible();

  await answer(brian).fill("Mine is first.");
  await answer(staff).fill("So is mine.");
  await answer(staff).press("Enter");
  await answer(brian).press("Control+Enter");
  await expect(staff.getByText(/answered meanwhile/).first()).toBeVisible({ timeout: 15_000 });
  await expect(log(shopper, "So is mine.")).toHaveCount(0);
  await staff.getByRole("button", { name: "Send anyway" }).click();
  await expect(log(shopper, "So is mine.")).toBeVisible();

  // The first answer made it Brian's.
  const note = mine();
  await brian.getByRole("log").focus();
  await brian.keyboard.press("t");
  await brian.getByRole("dialog").getByText(/^Asha/).first().click();
  await brian.getByLabel(/Note for them/).fill(note);
  await brian.getByRole("button", { name: /^Transfer/ }).click();
  await expect(log(staff, new RegExp(note))).toBeVisible();
  await expect(shopper.getByText(note)).toHaveCount(0);
});

test("the person's cart and pages are seen as they change, and staff can write first", async ({ browser }) => {
  const { page: shopper } = await newShopper(browser);
  await addToCart(shopper, "sisal-kiondo-basket");
  await shopper.goto("/products/sisal-kiondo-basket");
  const staff = await newStaffMember(browser);
  await staff.goto("/admin/chat?visitors=1");
  const card = staff.getByRole("article").filter({ hasText: "Write to them" }).first();
  await card.getByRole("button", { name: "Write to them" }).click();
  const hello = mine();
  await staff.getByLabel("Your first words").fill(hello);
  await staff.getByRole("button", { name: "Send", exact: true }).click();
  await expect(log(staff, hello)).toBeVisible();
  const person = staff.getByLabel("The person");
  await expect(person.getByText(/1 × .*basket/i)).toBeVisible();
  await expect(person.getByText("On the site now:")).toBeVisible();
  await addToCart(shopper, "sisal-kiondo-basket");
  await expect(person.getByText(/2 × .*basket/i)).toBeVisible({ timeout: 20_000 });
  await shopper.goto("/");
  await expect(shopper.locator("#chat-launcher")).toContainText("(1 new)");
});
