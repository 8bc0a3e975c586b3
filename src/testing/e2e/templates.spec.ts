import { expect } from "@playwright/test";
import { expectNoFaults, fewLooks, lookAt } from "./faults";
import { test } from "./journey";
import { mailsTo } from "./mailbox";
import { desk as wide } from "./shopper";
import { newStaffMember } from "./staff-member";

const QUICK = 20_000;

// In Swahili, and of a mail that no other journey reads: what is published here meets nobody else.
test("words of a mail are written, seen, tried, published and taken back", async ({ browser }) => {
  const desk = await newStaffMember(browser);
  await desk.goto("/admin/templates");
  await desk.getByRole("link", { name: /Kiswahili words of Order delivered/ }).click();
  await expect(desk.getByRole("heading", { level: 1, name: "Order delivered" })).toBeVisible();
  const subject = desk.getByLabel("Subject", { exact: true });
  const publish = desk.getByRole("button", { name: "Publish…" });
  const stamp = `${Date.now()}`;

  await subject.fill("");
  await subject.pressSequentially("Oda {{ord");
  await subject.press("Enter");
  await expect(subject).toHaveValue("Oda {{orderNumber}}");
  await subject.pressSequentially(" {{nobody}}");
  await expect(desk.getByText("There is no {{nobody}} in this message.")).toBeVisible();
  await expect(publish).toBeDisabled();

  await subject.fill(`Oda {{orderNumber}} imefika ${stamp}`);
  await desk.getByLabel("Greeting", { exact: true }).fill("Habari {{firstName|}},");
  await expect(desk.getByText(`Oda 1001 imefika ${stamp}`)).toBeVisible({ timeout: QUICK });
  const mail = desk.frameLocator("iframe[title='The mail as the reader sees it']");
  await expect(mail.getByText("Habari Wanjiku,")).toBeVisible();

  await desk.getByRole("button", { name: "Send a test to me" }).click();
  const sent = desk.getByText(/A test is on its way to/);
  await expect(sent).toBeVisible({ timeout: QUICK });
  const [, address = ""] = /way to (\S+)\.$/.exec((await sent.textContent()) ?? "") ?? [];
  const tests = async () => (await mailsTo(address)).map((mail) => `${mail.subject}: ${mail.text}`);
  await expect
    .poll(tests, { timeout: QUICK })
    .toContainEqual(expect.stringMatching(new RegExp(`^Oda 1001 imefika ${stamp}: [^]*Habari Wanjiku,`)));

  const confirm = async () => {
    await publish.click();
    await desk.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await expect(desk.getByText(/is in use now/)).toBeVisible({ timeout: QUICK });
  };
  await confirm();
  await subject.fill(`Nyingine ${stamp}`);
  await confirm();
  await desk
    .getByRole("button", { name: /^Changes of version/ })
    .first()
    .click();
  await expect(desk.locator("del", { hasText: "imefika" })).toBeVisible();
  await desk
    .getByRole("button", { name: /^Use version \d+ again$/ })
    .first()
    .click();
  await desk.getByRole("dialog").getByRole("button", { name: "Use it again" }).click();
  await expect(desk.getByRole("dialog")).toBeHidden({ timeout: QUICK });
  await expect(subject).toHaveValue(`Oda {{orderNumber}} imefika ${stamp}`, { timeout: QUICK });

  await desk.getByRole("button", { name: "Use built-in words…" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Use built-in words" }).click();
  await expect(desk.getByText("No Swahili words are in use: mail goes in English.")).toBeVisible({ timeout: QUICK });
});

test("the pages of templates have no fault", async ({ browser }) => {
  const desk = await newStaffMember(browser);
  await expectNoFaults(desk, [
    ["templates", "/admin/templates"],
    ["template editor", "/admin/templates/cart-last-call/en"],
  ]);
  const subject = desk.getByLabel("Subject", { exact: true });
  await desk.setViewportSize(wide);
  await subject.fill("{{nobody}} {{");
  await expect(desk.getByRole("option").first()).toBeVisible();
  expect(await lookAt(desk, "list of variables", '[role="listbox"]', fewLooks)).toEqual([]);
  await desk.setViewportSize(wide);
  await subject.press("Escape");
  await expect(desk.getByText("There is no {{nobody}} in this message.")).toBeVisible();
  expect(await lookAt(desk, "template editor with a fault")).toEqual([]);
});
