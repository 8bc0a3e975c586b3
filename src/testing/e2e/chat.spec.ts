import { expect, type Page } from "@playwright/test";
import { test } from "./journey";
import { newShopper } from "./shopper";
import { newStaffMember } from "./staff-member";

/** Messages of a conversation as the screen shows them. */
const shown = (page: Page, text: string) => page.getByRole("log").getByText(text, { exact: true });

async function openChat(page: Page): Promise<void> {
  await page.locator("#chat-launcher button").click();
  await expect(page.getByLabel("Your message")).toBeVisible();
}

async function write(page: Page, text: string, field = "Your message"): Promise<void> {
  await page.getByLabel(field).fill(text);
  await page.getByLabel(field).press("Enter");
}

const answer = (page: Page, text: string) => write(page, text, "Your answer");

test("a shopper and staff talk without a reload; the bot answers until a person has", async ({ browser }) => {
  const { page: shopper } = await newShopper(browser);
  const staff = await newStaffMember(browser);
  const question = `Do you deliver to Kisumu? ${Date.now()}`;
  await openChat(shopper);
  await expect(shopper.getByRole("log").getByText("Karibu!")).toBeVisible();
  await write(shopper, question);
  await expect(shopper.getByRole("log").getByText(/deliver to every county/)).toBeVisible();

  // Nothing the bot knows: these stay the conversation's last words in staff's list.
  const unknown = `zebra ${Date.now()}`;
  await write(shopper, unknown);
  await staff.getByText(unknown).first().click();
  await expect(shown(staff, question)).toHaveCount(1);
  await answer(staff, "Yes, to Kisumu in three days.");
  await expect(shown(shopper, "Yes, to Kisumu in three days.")).toHaveCount(1);

  await write(shopper, "And what are your opening hours?");
  await expect(shown(staff, "And what are your opening hours?")).toHaveCount(1);
  await answer(staff, "Until six.");
  await expect(shown(shopper, "Until six.")).toBeVisible();
  await expect(shopper.getByRole("log").getByText(/automatic answer/)).toHaveCount(2);

  // What came meanwhile is seen as soon as the chat is there again, which may be before React has looked at the page.
  await shopper.goto("about:blank");
  await staff.getByLabel("Your answer").fill("Anything else?");
  await staff.getByLabel("Your answer").press("Control+Enter");
  await expect(staff.getByRole("log").getByText("Sending…")).toHaveCount(0);
  await shopper.route("**/_next/static/**/*.js", (route) => setTimeout(() => route.continue(), 500));
  await shopper.goto("/");
  await expect(shown(shopper, "Anything else?")).toHaveCount(1);
  for (const page of [shopper, staff]) {
    await page.reload();
    await expect(shown(page, question)).toHaveCount(1);
    await expect(shown(page, "Until six.")).toHaveCount(1);
  }
});

test("after the network was away on either side nothing is missing and nothing stands twice", async ({ browser }) => {
  const { context, page: shopper } = await newShopper(browser);
  const staff = await newStaffMember(browser);
  const first = `zebra ${Date.now()}`;
  await openChat(shopper);
  await write(shopper, first);
  await staff.getByText(first).first().click();
  await answer(staff, "Yes, how can I help?");
  await expect(shown(shopper, "Yes, how can I help?")).toBeVisible();

  await context.setOffline(true);
  await write(shopper, "written offline, one");
  await write(shopper, "written offline, two");
  await expect(shopper.getByText(/Waiting for the network/).first()).toBeVisible();
  for (const text of ["staff one", "staff two", "staff three"]) {
    await answer(staff, text);
    await expect(shown(staff, text)).toBeVisible();
  }
  await context.setOffline(false);
  const inOrder = ["staff one", "staff two", "staff three", "written offline, one", "written offline, two"];
  for (const page of [shopper, staff])
    for (const text of inOrder) await expect(shown(page, text)).toHaveCount(1, { timeout: 40_000 });

  await staff.context().setOffline(true);
  await write(shopper, "while staff was away");
  await expect(shopper.getByText("Sent", { exact: true })).toBeVisible();
  await staff.context().setOffline(false);
  await expect(shown(staff, "while staff was away")).toHaveCount(1, { timeout: 40_000 });
});

test("without JavaScript the chat is a page that sends and shows", async ({ browser }) => {
  const { page } = await newShopper(browser, { javaScriptEnabled: false });
  await page.locator("#chat-launcher button").click();
  await expect(page.getByRole("heading", { level: 1, name: "Chat with us" })).toBeVisible();
  await page.getByLabel("Your message").fill("How can I pay?");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("How can I pay?")).toBeVisible();
  await expect(page.getByText(/M-Pesa/).first()).toBeVisible();
});

test("staff see the shopper's cart beside the conversation", async ({ browser }) => {
  const { page: shopper } = await newShopper(browser);
  await shopper.goto("/products/sisal-kiondo-basket");
  await shopper.getByRole("button", { name: "Add to cart" }).click();
  await expect(shopper.getByRole("link", { name: "See your cart" })).toBeVisible();
  await openChat(shopper);
  const text = `zebra ${Date.now()}`;
  await write(shopper, text);
  const staff = await newStaffMember(browser);
  await staff.getByText(text).first().click();
  await expect(
    staff
      .getByLabel("The person")
      .getByText(/basket/i)
      .first(),
  ).toBeVisible();
});
