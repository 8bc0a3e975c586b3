import { expect } from "@playwright/test";
import { ask } from "./colleague";
import { type Act, expectNoFaults, fewLooks, lookAt, type Stop } from "./faults";
import { test } from "./journey";
import { addToCart, buy, freshEmail, newShopper } from "./shopper";
import { newStaffMember } from "./staff-member";

const follow =
  (hrefPart: string): Act =>
  async (page) => {
    await page.locator(`main a[href*="${hrefPart}"]`).first().click();
    await page.waitForURL(`**${hrefPart}*`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  };

test("the console has no fault", async ({ browser }) => {
  const { page: shopper } = await newShopper(browser);
  await shopper.locator("#chat-launcher button").click();
  const question = `zebra ${Date.now()}`;
  await shopper.getByLabel("Your message").fill(question);
  await shopper.getByLabel("Your message").press("Enter");
  const { page: stranger } = await newShopper(browser);
  await addToCart(stranger, "enamel-mug-pair");
  await buy(stranger, freshEmail("axe"));

  const staff = await newStaffMember(browser);
  await expectNoFaults(staff, [
    ["conversations", "/admin/chat"],
    ["offline messages", "/admin/offline"],
    ["orders", "/admin/orders"],
    ["order", "/admin/orders", follow("/admin/orders/")],
    ["mail list", "/admin/mail"],
    ["mail", "/admin/mail", follow("/admin/mail/")],
    ["automations", "/admin/automations"],
  ]);
  await staff.goto("/admin/chat");
  await staff.getByText(question).first().click();
  await expect(staff.getByLabel("Your answer")).toBeVisible();
  await expectNoFaults(staff, [["conversation", staff.url()]]);
  await staff.getByRole("button", { name: "Sign out" }).first().click();
  await expectNoFaults(staff, [["console's sign-in", "/admin/login"]]);
});

const choose =
  (name: RegExp): Act =>
  async (page) => {
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name }).click();
    await expect(page.getByRole("dialog").getByRole("button").last()).toBeVisible();
  };

const pressKey =
  (key: string): Act =>
  async (page) => {
    await page.getByRole("log").focus();
    await page.keyboard.press(key);
  };

/** What lies over a conversation: each is looked at and put away by Escape. */
const overConversation: [name: string, part: string, act: Act][] = [
  ["menu", "[role=menu]", (page) => page.getByRole("button", { name: "More actions" }).click()],
  ["transfer", "dialog", choose(/Transfer/)],
  ["snooze", "dialog", choose(/Snooze/)],
  ["close with an outcome", "dialog", choose(/Close with/)],
  ["transcript", "dialog", choose(/transcript/)],
  ["block", "dialog", choose(/Block/)],
  ["tags", ":popover-open", (page) => page.getByRole("button", { name: /^Tags/ }).click()],
  ["shortcuts", "dialog", pressKey("?")],
  ["palette", "dialog", pressKey("Control+k")],
  [
    "palette without a hit",
    "dialog",
    async (page) => {
      await pressKey("Control+k")(page);
      // It has the focus: what is typed next goes there.
      await page.keyboard.type("qqzzxx");
      await expect(page.getByText("Nothing of that name.")).toBeVisible();
    },
  ],
  ["canned replies", "form", pressKey("/")],
];

test("what lies over a conversation of the console has no fault, nor a blocked and closed one", async ({ browser }) => {
  const { page: shopper } = await newShopper(browser);
  const { sessionId, token } = await (await shopper.request.post("/api/chat/session", { data: {} })).json();
  const said = await shopper.request.post("/api/chat/message", {
    headers: { authorization: `Bearer ${token}` },
    data: { sessionId, content: `zebra ${Date.now()} https://shop.example/zebra` },
  });
  expect(said.ok()).toBe(true);
  const staff = await newStaffMember(browser);
  await staff.goto(`/admin/chat?session=${sessionId}`);
  await expect(staff.getByRole("button", { name: "Let through" })).toBeVisible();
  const found: string[] = [];
  for (const [name, part, act] of overConversation) {
    await act(staff);
    await expect(staff.locator(part).first()).toBeVisible();
    found.push(...(await lookAt(staff, name, part, fewLooks)));
    await staff.keyboard.press("Escape");
  }
  await staff.goto("/admin/chat?visitors=1");
  await expect(staff.getByRole("heading", { name: "On the site now" })).toBeVisible();
  found.push(...(await lookAt(staff, "on the site now", "main")));
  await ask(staff, "admin.chat.blockVisitor", { sessionId });
  await ask(staff, "admin.chat.closeSession", { sessionId });
  await staff.goto(`/admin/chat?session=${sessionId}`);
  await expect(staff.getByRole("button", { name: "Reopen" })).toBeVisible();
  found.push(...(await lookAt(staff, "blocked and closed", "main")));
  expect(found).toEqual([]);
});

/** Waits until the page has what it shows, and presses a button that opens something. */
const openBy =
  (name: RegExp | string): Act =>
  (page) =>
    page.getByRole("button", { name }).first().click();

const openDetails: Act = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("main details, header details")) details.setAttribute("open", "");
  });

const tryRudeWord: Act = async (page) => {
  await page.getByLabel("Try a sentence of a new visitor").fill("You bitch");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText(/Refused because of/)).toBeVisible();
};

const overlap: Act = async (page) => {
  for (let twice = 0; twice < 2; twice++) await page.getByRole("button", { name: "Add hours on Sunday" }).click();
  await page.getByLabel("Sunday from").last().fill("09:00");
  await expect(page.getByText(/overlaps/)).toBeVisible();
};

const makeTeamWithOwnHours: Act = async (page) => {
  await page.getByRole("button", { name: "New team" }).click();
  await page.getByLabel("When it is given conversations").selectOption("own");
};

test("settings, analytics, notes and their dialogs have no fault", async ({ browser }) => {
  const { context } = await newShopper(browser);
  const note = { name: "Njeri", email: freshEmail("axe"), message: "Zebra print, do you have it?" };
  expect((await context.request.post("/api/chat/offline", { data: note })).ok()).toBe(true);
  const staff = await newStaffMember(browser);
  await expectNoFaults(staff, [
    ["a note being answered", "/admin/offline", openBy("Answer by mail")],
    ["analytics, all of it open", "/admin/analytics", openDetails],
    ["analytics with an error", "/admin/analytics?from=2026-11-20&to=2026-11-01"],
    ["opening hours with an error", "/admin/settings", overlap],
    ["automatic answers", "/admin/settings/automatic-answers"],
    ["canned replies", "/admin/settings/canned-replies"],
    ["tags", "/admin/settings/tags"],
    ["teams", "/admin/settings/teams", (page) => expect(page.getByLabel(/takes at most/).first()).toBeVisible()],
    ["chat window", "/admin/settings/widget", (page) => expect(page.getByLabel("Greeting")).toBeVisible()],
    ["filter and retention", "/admin/settings/filter", tryRudeWord],
    ["API keys", "/admin/settings/api-keys"],
    ["sender", "/admin/settings/sender"],
  ]);
  const dialogs: Stop[] = [
    ["a new answer", "/admin/settings/automatic-answers", openBy("New answer")],
    ["a new reply", "/admin/settings/canned-replies", openBy("New reply")],
    ["a new team", "/admin/settings/teams", makeTeamWithOwnHours],
  ];
  const found: string[] = [];
  for (const [name, path, act] of dialogs) {
    await staff.goto(path);
    await act?.(staff);
    await expect(staff.getByRole("dialog")).toBeVisible();
    found.push(...(await lookAt(staff, name, "dialog")));
  }
  expect(found).toEqual([]);
});
