import { type Browser, expect } from "@playwright/test";
import { sharedShop } from "./shop-process";
import { desk } from "./shopper";
import { newStaffMember } from "./staff-member";

/**
 * Switches the welcome series off or on, for everybody: whoever just confirmed is welcomed first, and the caps then hold mails about the
 * cart back, for days or, at some hours of the night, until they are too late. Only for journeys of the lane `flows`, or in a shop of their own.
 */
export async function switchWelcome(
  browser: Browser,
  button: "Switch off" | "Switch on",
  shop = sharedShop,
): Promise<void> {
  const staff = await newStaffMember(browser, desk, shop);
  await staff.goto("/admin/automations/flows/welcome");
  await staff.getByRole("button", { name: button }).click();
  await expect(staff.getByRole("button", { name: button })).toBeHidden();
  await staff.context().close();
}
