import { expect, type Page } from "@playwright/test";
import { test } from "./journey";
import { addToCart, buy, freshEmail, newShopper } from "./shopper";
import { newStaffMember } from "./staff-member";

const log = (page: Page) => page.getByRole("log");

async function openChat(page: Page): Promise<void> {
  await page.locator("#chat-launcher button").click();
  await expect(page.getByLabel("Your message")).toBeVisible();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel("Your message").fill(text);
  await page.getByLabel("Your message").press("Enter");
}

test("staff write an answer, try it, and the next shopper gets it; switched off he does not", async ({ browser }) => {
  const staff = await newStaffMember(browser);
  const mark = Date.now().toString(36);
  await staff.goto("/admin/settings/automatic-answers");
  await staff.getByRole("button", { name: "New answer" }).click();
  const dialog = staff.getByRole("dialog");
  await dialog.getByLabel("Name").fill(`mugs ${mark}`);
  await dialog.getByLabel("Keywords").fill(`vikombe${mark}`);
  await dialog.getByLabel("Keywords").press("Enter");
  await dialog.getByLabel("Answer", { exact: true }).fill("Mugs cost {{mugs.price}}.");
  await expect(dialog.getByText(/There is no variable {{mugs.price}}/)).toBeVisible();
  await dialog.getByLabel("Answer", { exact: true }).fill("Mugs are back in May. Delivery is {{delivery.fee}}.");
  await dialog.getByLabel("What a shopper writes").fill(`vikombe${mark} Kisumu`);
  await dialog.getByRole("button", { name: "Try it" }).click();
  await expect(dialog.getByText("Mugs are back in May. Delivery is KSh 500 to Kisumu.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save the answer" }).click();
  await expect(staff.getByText("Saved. The bot goes by it from now on.")).toBeVisible();

  const { page: shopper } = await newShopper(browser);
  await openChat(shopper);
  await write(shopper, `vikombe${mark} Thika`);
  await expect(log(shopper).getByText("Mugs are back in May. Delivery is KSh 350 to Kiambu.")).toBeVisible();

  await staff.getByRole("button", { name: `Switch mugs-${mark} off` }).click();
  await expect(staff.getByRole("button", { name: `Switch mugs-${mark} on` })).toBeVisible();
  await staff.getByLabel("What a shopper writes").fill(`vikombe${mark}`);
  await staff.getByRole("button", { name: "Try it" }).click();
  await expect(staff.getByText("The bot stays silent; staff see the message.")).toBeVisible();
});

test("hours that staff set are read by shoppers; hours that overlap are refused with words", async ({ browser }) => {
  const staff = await newStaffMember(browser);
  await staff.goto("/admin/settings");
  const sunday = staff.getByRole("group", { name: "Sunday" });
  await sunday.getByRole("button", { name: "Add hours on Sunday" }).click();
  await sunday.getByRole("button", { name: "Add hours on Sunday" }).click();
  await sunday.getByLabel("Sunday from").nth(1).fill("12:00");
  await expect(sunday.getByRole("alert")).toContainText("overlaps");
  await expect(staff.getByRole("button", { name: "Save the hours" })).toBeDisabled();
  await sunday
    .getByRole("button", { name: /^Remove Sunday/ })
    .last()
    .click();
  await sunday.getByLabel("Sunday to").fill("12:30");
  await staff.getByRole("button", { name: "Save the hours" }).click();
  await expect(staff.getByText(/^Saved/)).toBeVisible();
  const { page: shopper } = await newShopper(browser);
  await expect(shopper.getByText(/Sunday, 8:00.*12:30/)).toBeVisible();

  // As it was, for the journeys after this one.
  await sunday.getByRole("button", { name: /^Remove Sunday/ }).click();
  await staff.getByRole("button", { name: "Save the hours" }).click();
  await expect(staff.getByText(/^Saved/)).toBeVisible();
});

test("where an order is is told to its buyer, and elsewhere to who knows number and phone", async ({ browser }) => {
  const { page: buyer } = await newShopper(browser);
  await addToCart(buyer, "sisal-kiondo-basket");
  await buy(buyer, freshEmail("wanjiku"));
  const number = (await buyer.getByRole("heading", { level: 1 }).innerText()).replace(/\D/g, "");
  await buyer.goto("/");
  await openChat(buyer);
  await write(buyer, "Where is my order?");
  await expect(log(buyer).getByText(new RegExp(`Order #${number} of .* is being packed`))).toBeVisible();

  const { page: other } = await newShopper(browser);
  await openChat(other);
  await write(other, "Where is my order?");
  await expect(log(other).getByText(/write your order number/)).toBeVisible();
  await write(other, number);
  await expect(log(other).getByText(/write the phone number it was placed with/)).toBeVisible();
  await write(other, "0799 123 456");
  await expect(log(other).getByText(/I find no order with this number and this phone/)).toBeVisible();
  await write(other, `#${number}, 0712 345 678`);
  await expect(log(other).getByText(new RegExp(`Order #${number} of .* is being packed`))).toBeVisible();
});
