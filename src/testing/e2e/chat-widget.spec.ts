import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { test } from "./journey";
import { readServices, sharedShop } from "./shop-process";
import { newShopper } from "./shopper";
import { newStaffMember } from "./staff-member";

const shown = (page: Page, text: string) => page.getByRole("log").getByText(text, { exact: true });

async function openChat(page: Page): Promise<void> {
  await page.locator("#chat-launcher button").click();
  await expect(page.getByLabel("Your message")).toBeVisible();
  await expect(page.getByRole("log").getByText("Karibu!")).toBeVisible();
}

async function write(page: Page, text: string, field = "Your message"): Promise<void> {
  await page.getByLabel(field).fill(text);
  await page.getByLabel(field).press("Enter");
}

/** What lies unsent on the shopper's device. */
const waiting = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open("hp-chat", 1);
        opening.onsuccess = () => {
          const count = opening.result.transaction("pending").objectStore("pending").count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );

/** Writes this many messages without a network, then closes the tab and brings the network back. */
async function writeOfflineAndLeave(context: BrowserContext, page: Page, texts: string[]): Promise<void> {
  await context.setOffline(true);
  for (const text of texts) await write(page, text);
  await expect(page.getByText(/Waiting for the network/)).toBeVisible();
  await expect.poll(() => waiting(page)).toBe(texts.length);
  await page.close();
  await context.setOffline(false);
}

test("what was written offline goes out on the next page, in order and once, although the tab was closed", async ({
  browser,
}) => {
  const { context, page } = await newShopper(browser);
  await openChat(page);
  const texts = Array.from({ length: 20 }, (_, index) => `zebra ${Date.now()} ${index + 1}`);
  await writeOfflineAndLeave(context, page, texts);
  // Another tab: no chat is open in it, nothing is tapped.
  const next = await context.newPage();
  await next.goto("/");
  await expect.poll(() => waiting(next), { timeout: 60_000 }).toBe(0);
  await openChat(next);
  for (const text of texts) await expect(shown(next, text)).toHaveCount(1);
  const order = await next
    .getByRole("log")
    .getByText(/^zebra \d+ \d+$/)
    .allTextContents();
  expect(order).toEqual(texts);
});

test("the browser's background sync sends the queue with no tab of the shop open", async ({ browser }) => {
  const { context, page } = await newShopper(browser);
  await openChat(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  const texts = Array.from({ length: 5 }, (_, index) => `zebra ${Date.now()} ${index + 1}`);
  const away = await context.newPage();
  const devtools = await context.newCDPSession(away);
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ isDeleted }) => !isDeleted);
      if (own) resolve(own.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registered;
  await writeOfflineAndLeave(context, page, texts);
  const origin = readServices(sharedShop).app.url;
  // What Chromium does by itself when the device has a network again.
  await devtools.send("ServiceWorker.dispatchSyncEvent", {
    origin,
    registrationId,
    tag: "hp-chat-queue",
    lastChance: false,
  });
  const staff = await newStaffMember(browser);
  await expect(staff.getByText(texts.at(-1) ?? "").first()).toBeVisible({ timeout: 30_000 });
  await away.goto("/");
  expect(await waiting(away)).toBe(0);
});

/** From now on notes what a screen reader is given to say of messages. */
const noteAnnouncements = (page: Page) =>
  page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const root = document.querySelector("#chat-host")?.shadowRoot;
    for (const region of root?.querySelectorAll("[role=log]:not([aria-live=off]), [aria-live=polite]") ?? [])
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) said.push(node.textContent ?? "");
      }).observe(region, { childList: true, subtree: true, characterData: true });
  });

const announced = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said);

test("both sides see the other writing, and the shopper that it was read", async ({ browser }) => {
  const { page: shopper } = await newShopper(browser);
  await openChat(shopper);
  const question = `zebra ${Date.now()}`;
  await write(shopper, question);
  await expect(shopper.getByText("Sent", { exact: true })).toBeVisible();
  await noteAnnouncements(shopper);
  const staff = await newStaffMember(browser);
  await staff.getByText(question).first().click();
  await expect(staff.getByLabel("Your answer")).toBeVisible();
  await expect(shopper.getByText("Read", { exact: true })).toBeVisible();
  await staff.getByLabel("Your answer").pressSequentially("Let me look");
  await expect(shopper.getByText(/is writing…/)).toBeVisible();
  await staff.getByLabel("Your answer").fill("Yes, we have it: https://example.com/zebra.");
  await staff.getByLabel("Your answer").press("Enter");
  const link = shopper.getByRole("log").getByRole("link", { name: "https://example.com/zebra" });
  await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
  await expect(shopper.getByText(/is writing…/)).toHaveCount(0);
  // Said once to screen readers, also the same words again; what the shopper wrote is not said at all.
  await write(shopper, "Asante, zebra");
  for (const again of ["Karibu tena", "Karibu tena"]) {
    await staff.getByLabel("Your answer").fill(again);
    await staff.getByLabel("Your answer").press("Enter");
  }
  await expect(shown(shopper, "Karibu tena")).toHaveCount(2);
  expect((await announced(shopper)).map((words) => words.replace(/^.*?: /, ""))).toEqual([
    "Yes, we have it: https://example.com/zebra.",
    "Karibu tena",
    "Karibu tena",
  ]);
});

test("on a phone the keyboard leaves the composer in sight, and nothing makes the browser zoom", async ({
  browser,
}) => {
  const { page } = await newShopper(browser);
  await openChat(page);
  // A keyboard takes the lower half: browsers tell only the visual viewport.
  await page.evaluate(() => {
    Object.defineProperty(visualViewport, "height", { get: () => 400 });
    visualViewport?.dispatchEvent(new Event("resize"));
  });
  const box = await page.getByLabel("Your message").boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(400);
  const size = await page.getByLabel("Your message").evaluate((field) => getComputedStyle(field).fontSize);
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
});

test("at the end the shopper says how it was, and writing again goes on", async ({ browser }) => {
  const { page } = await newShopper(browser);
  await openChat(page);
  await write(page, `zebra ${Date.now()}`);
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "End the conversation" }).click();
  await expect(page.getByRole("heading", { name: "This conversation has ended" })).toBeVisible();
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByRole("radio", { name: /^3 of 5/ }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.getByLabel("A word about it").fill("Asante sana");
  await page.getByRole("button", { name: "Send the rating" }).click();
  await expect(page.getByText("Thank you.")).toBeVisible();
  await write(page, "One more thing");
  await expect(shown(page, "One more thing")).toHaveCount(1);
  await expect(page.getByText(/has ended/)).toHaveCount(0);
});

test("one script tag brings the chat to another site, untouched by that site's styles", async ({ browser }) => {
  const shop = readServices(sharedShop).app.url;
  const site = createServer((_, answer) => {
    answer.writeHead(200, { "content-type": "text/html" });
    answer.end(`<!doctype html><title>Blog</title><style>*{color:lime!important;font-size:40px!important}button,p,div{display:none!important}div:has(*){display:block!important}</style>
<h1>My blog</h1><script src="${shop}/widget/embed.js" async></script>`);
  });
  await new Promise<void>((resolve) => site.listen(0, "localhost", resolve));
  const origin = `http://localhost:${(site.address() as AddressInfo).port}`;
  try {
    const staff = await newStaffMember(browser);
    const { settings } = await allow(staff, shop, origin);
    const page = await (await browser.newContext()).newPage();
    await page.goto(origin);
    await page.getByRole("button", { name: "Chat with us" }).click();
    const text = `zebra ${Date.now()}`;
    await write(page, text);
    await expect(shown(page, text)).toHaveCount(1);
    await expect(page.getByText("Sent", { exact: true })).toBeVisible();
    await page.reload();
    await expect(shown(page, text)).toHaveCount(1);
    await change(staff, shop, settings);
  } finally {
    site.close();
  }
});

type Settings = { origins: string[] };

async function change(staff: Page, shop: string, settings: Settings): Promise<void> {
  const answer = await staff.request.post(`${shop}/api/trpc/admin.chatWidget.changeSettings`, {
    data: { json: settings },
  });
  expect(answer.ok()).toBe(true);
}

/** Lets a site show the chat; gives the settings as they were. */
async function allow(staff: Page, shop: string, origin: string): Promise<{ settings: Settings }> {
  const answer = await staff.request.get(`${shop}/api/trpc/admin.chatWidget.getSettings`);
  const settings = (await answer.json()).result.data.json as Settings;
  await change(staff, shop, { ...settings, origins: [...settings.origins, origin] });
  return { settings };
}
