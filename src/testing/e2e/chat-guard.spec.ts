import { expect, type Page } from "@playwright/test";
import { test } from "./journey";
import { newShopper } from "./shopper";
import { newStaffMember } from "./staff-member";

const shown = (page: Page, text: string | RegExp) => page.getByRole("log").getByText(text);

async function openChat(page: Page): Promise<void> {
  await page.locator("#chat-launcher button").click();
  await expect(page.getByLabel("Your message")).toBeVisible();
}

async function write(page: Page, text: string, field = "Your message"): Promise<void> {
  await page.getByLabel(field).fill(text);
  await page.getByLabel(field).press("Enter");
}

test("a refused word is told in words and its text kept; card numbers, links and blocked visitors do no harm", async ({
  browser,
}) => {
  const { page: shopper } = await newShopper(browser);
  const staff = await newStaffMember(browser);
  const mark = `zebra${Date.now()}`;

  await openChat(shopper);
  await write(shopper, "You are a bitch");
  await expect(shopper.getByText(/Not sent: Please write it without “bitch”/)).toBeVisible();
  await expect(shown(shopper, "You are a bitch")).toBeVisible();
  await shopper.getByRole("button", { name: "Edit" }).click();
  await expect(shopper.getByLabel("Your message")).toHaveValue("You are a bitch");
  await expect(shopper.getByText(/Not sent/)).toHaveCount(0);

  await write(shopper, `${mark} card 4111 1111 1111 1111, see https://evil.example/win`);
  await staff.getByText(new RegExp(mark)).first().click();
  for (const page of [shopper, staff]) {
    await expect(shown(page, /card •••• •••• •••• 1111/)).toBeVisible();
    await expect(page.getByText("4111 1111")).toHaveCount(0);
  }

  await expect(staff.getByRole("log").getByRole("link", { name: /evil/ })).toHaveCount(0);
  await expect(shown(shopper, /evil\.example/)).toBeVisible();
  await staff.getByRole("button", { name: "Let through" }).click();
  await expect(staff.getByRole("log").getByRole("link", { name: /evil/ })).toBeVisible();

  await staff.getByRole("button", { name: "More actions" }).click();
  await staff.getByText("Block the visitor…").click();
  await staff.getByRole("dialog").getByRole("button", { name: "Block", exact: true }).click();
  await expect(staff.getByRole("dialog")).toHaveCount(0);
  await write(shopper, "Hello again");
  await expect(shopper.getByText(/cannot write in this chat any more/).first()).toBeVisible();
  await expect(shown(staff, "Hello again")).toHaveCount(0);
});

test("staff add a word that is refused, try a sentence with it, and take it away", async ({ browser }) => {
  const staff = await newStaffMember(browser);
  await staff.goto("/admin/settings/filter");
  const word = `zebra${Date.now()}`;
  const refused = staff.getByRole("region", { name: "Refused as well" });
  await refused.getByLabel("Word").fill(word.toUpperCase());
  await refused.getByRole("button", { name: "Add" }).click();
  await expect(refused.getByText(word, { exact: true })).toBeVisible();
  const sentence = staff.getByLabel("Try a sentence of a new visitor");
  await sentence.fill(`A ${word}, and 4111111111111111`);
  await staff.getByRole("button", { name: "Try it" }).click();
  await expect(staff.getByText(`Refused because of “${word}”`)).toBeVisible();
  await refused.getByRole("button", { name: `Take ${word} off the list` }).click();
  await expect(refused.getByText(word, { exact: true })).toHaveCount(0);
  await staff.getByRole("button", { name: "Try it" }).click();
  await expect(staff.getByText(/You would read: A zebra\d+, and •••• •••• •••• 1111/)).toBeVisible();
});
