import { expect, type Page, request } from "@playwright/test";
import { test } from "./journey";
import { readServices, sharedShop } from "./shop-process";
import { phone } from "./shopper";
import { newStaffMember } from "./staff-member";

let people = 0;

/** A shopper who writes over the REST face: the list does not care what he writes with. Each has a cookie of his own. */
async function someoneWrites(who: { name?: string; phone?: string }, content: string) {
  const { url } = readServices(sharedShop).app;
  const browser = await request.newContext();
  people += 1;
  const headers = { "x-forwarded-for": `198.18.${people}.${Date.now() % 250}` };
  const started = await browser.post(`${url}/api/chat/session`, { data: who, headers });
  const { sessionId, token } = (await started.json()) as { sessionId: string; token: string };
  const say = async (text: string) => {
    const data = { sessionId, content: text };
    const sent = await browser.post(`${url}/api/chat/message`, {
      data,
      headers: { ...headers, authorization: `Bearer ${token}` },
    });
    expect(sent.status()).toBe(201);
  };
  await say(content);
  return { sessionId, say };
}

const list = (page: Page) => page.getByRole("region", { name: "Conversations" });
const row = (page: Page, sessionId: string) => list(page).locator(`[data-conversation="${sessionId}"]`);
/** A word that no other run has written. */
const freshWord = () => `z${Date.now().toString(36)}${people}q`;

test("staff see who writes at once, in the views where he belongs, and find him by word and phone", async ({
  browser,
}) => {
  const staff = await newStaffMember(browser);
  const word = freshWord();
  const digits = `0712 ${String(Date.now()).slice(-6, -3)} ${String(Date.now()).slice(-3)}`;
  const name = `Achieng ${word}`;
  const { sessionId } = await someoneWrites({ name, phone: digits }, `Is the green ${word} basin here?`);
  await expect(row(staff, sessionId)).toContainText(name);
  await expect(row(staff, sessionId)).toContainText("1 unread");
  await list(staff)
    .getByRole("button", { name: /^Unassigned/ })
    .click();
  await expect(row(staff, sessionId)).toBeVisible();
  await list(staff).getByRole("button", { name: /^Mine/ }).click();
  await expect(row(staff, sessionId)).toHaveCount(0);

  const search = list(staff).getByRole("searchbox");
  await expect(async () => {
    await search.fill("");
    await search.fill(`basin ${word.slice(0, 6)}`);
    await expect(row(staff, sessionId).locator("span", { hasText: "Is the green" }).locator("mark")).toHaveText(
      [word, "basin"],
      { timeout: 2_000 },
    );
  }).toPass();
  await search.fill(digits.replace("0", "+254 "));
  await expect(row(staff, sessionId)).toContainText(`Phone: ${digits}`);
});

test("a snoozed conversation leaves the lists and comes back when the visitor writes", async ({ browser }) => {
  const staff = await newStaffMember(browser);
  const { sessionId, say } = await someoneWrites({}, `zebra ${freshWord()}`);
  await row(staff, sessionId).click();
  await staff.locator("body").press("Escape");
  await staff.getByRole("button", { name: "More actions" }).click();
  await staff.getByRole("menuitem", { name: /Snooze/ }).click();
  await staff
    .getByRole("dialog")
    .getByRole("button", { name: /Tomorrow morning/ })
    .click();
  await expect(row(staff, sessionId)).toHaveCount(0);
  await staff.goto("/admin/chat?view=snoozed");
  await expect(row(staff, sessionId)).toBeVisible();
  await say("zebra again");
  await expect(row(staff, sessionId)).toHaveCount(0);
  await staff.goto("/admin/chat");
  await expect(row(staff, sessionId)).toContainText("zebra again");
});

test("the list, the palette and the sheet work by keyboard alone", async ({ browser }) => {
  const staff = await newStaffMember(browser);
  const older = await someoneWrites({}, `zebra ${freshWord()}`);
  const newer = await someoneWrites({}, `zebra ${freshWord()}`);
  await expect(row(staff, newer.sessionId)).toBeVisible();
  await staff.keyboard.press("j");
  await expect(row(staff, newer.sessionId)).toBeFocused();
  await staff.keyboard.press("j");
  await expect(row(staff, older.sessionId)).toBeFocused();
  await staff.keyboard.press("k");
  await staff.keyboard.press("Enter");
  await expect(row(staff, newer.sessionId)).toHaveAttribute("aria-current", "true");

  await staff.keyboard.press("Control+k");
  await staff.getByRole("combobox").fill("snoozed");
  await staff.keyboard.press("Enter");
  await expect(staff).toHaveURL(/view=snoozed/);

  // Letters typed into a field are letters.
  await list(staff).getByRole("searchbox").fill("");
  await list(staff).getByRole("searchbox").press("j");
  await expect(list(staff).getByRole("searchbox")).toHaveValue("j");
  await staff.keyboard.press("Escape");
  await staff.keyboard.press("Escape");
  await staff.keyboard.press("g");
  await staff.keyboard.press("a");
  await expect(staff).not.toHaveURL(/view=/);
  await staff.keyboard.press("?");
  const sheet = staff.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toContainText("Resolve, and open the next conversation");
  await sheet.getByLabel("Single letters are shortcuts on this device").uncheck();
  await staff.keyboard.press("Escape");
  await staff.keyboard.press("?");
  await expect(sheet).toHaveCount(0);
});

test("from the list to answered, resolved and on to the next it takes five keystrokes", async ({ browser }) => {
  const staff = await newStaffMember(browser);
  const next = await someoneWrites({}, `zebra ${freshWord()}`);
  const { sessionId } = await someoneWrites({}, `zebra ${freshWord()}`);
  await expect(row(staff, sessionId)).toBeVisible();
  let strokes = 0;
  const press = async (keys: string) => {
    strokes += 1;
    await staff.keyboard.press(keys);
  };
  await press("j");
  await expect(row(staff, sessionId)).toBeFocused();
  await press("Enter");
  await expect(staff.getByRole("log").getByText(/zebra/)).toBeVisible();
  await press("/");
  const replies = staff.getByRole("listbox");
  await expect(replies).toBeVisible();
  const words = (await replies.getByRole("option", { selected: true }).textContent()) ?? "";
  await press("Enter");
  await expect(staff.getByLabel("Your answer")).not.toHaveValue("/");
  await press("Control+Shift+Enter");
  await expect(row(staff, sessionId)).toHaveCount(0);
  await expect(row(staff, next.sessionId)).toHaveAttribute("aria-current", "true");
  expect(strokes).toBe(5);
  await staff.goto(`/admin/chat?session=${sessionId}`);
  await expect(staff.getByRole("log").getByText("Closed by Asha: resolved")).toBeVisible();
  expect(words).not.toBe("");
});

test("on a phone the views and the search fit", async ({ browser }) => {
  const staff = await newStaffMember(browser, phone);
  const { sessionId } = await someoneWrites({ name: "Wanjiku" }, `zebra ${freshWord()}`);
  await expect(row(staff, sessionId)).toBeVisible();
  expect(await staff.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await list(staff).getByRole("button", { name: "More lists" }).click();
  await staff.getByRole("button", { name: /Waiting longest/ }).click();
  await expect(staff).toHaveURL(/view=waiting/);
});
