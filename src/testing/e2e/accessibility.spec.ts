import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import { test } from "./journey";
import { linkIn, waitForMails } from "./mailbox";
import { addToCart, buy, desk, fillCheckout, freshEmail, newShopper, phone } from "./shopper";
import { newStaffMember } from "./staff-member";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Brings a page into the state that is looked at. */
type Act = (page: Page) => Promise<void>;
type Stop = readonly [name: string, path: string, act?: Act];

const looks = [phone, desk].flatMap((viewport) =>
  (["light", "dark"] as const).map((colorScheme) => ({ viewport, colorScheme })),
);
type Look = (typeof looks)[number];

/** What is wrong with what is on the screen (all of it, or this part), in a line each; nothing when all is well. */
async function findFaults(page: Page, { viewport, colorScheme }: Look, part = "html"): Promise<string[]> {
  await page.setViewportSize(viewport);
  // A colour on its way from one to another is neither of both: nothing moves.
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  // A new tab per look would take most of the time; it is for pages with frames of other sites.
  const axe = new AxeBuilder({ page })
    .include(part)
    .setLegacyMode()
    .options({ resultTypes: ["violations"] });
  // The night changes nothing but colours.
  const { violations } = await (colorScheme === "dark"
    ? axe.withRules("color-contrast")
    : axe.withTags(WCAG_22_AA)
  ).analyze();
  const faults = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target).join(" ")})`,
  );
  const [wanted, given] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth]);
  if (wanted > given) faults.push(`scrolls sideways: ${wanted} px in ${given}`);
  return faults;
}

/** Looks at what is on the screen on a phone and a desk, by day and by night. */
async function lookAt(page: Page, name: string, part?: string): Promise<string[]> {
  const found: string[] = [];
  for (const look of looks)
    for (const fault of await findFaults(page, look, part))
      found.push(`${name}, ${look.viewport.width} px, ${look.colorScheme}: ${fault}`);
  return found;
}

/** Goes to every stop and looks at it. */
async function expectNoFaults(page: Page, stops: readonly Stop[]): Promise<void> {
  const found: string[] = [];
  for (const [name, path, act] of stops) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await act?.(page);
    found.push(...(await lookAt(page, name)));
  }
  expect(found).toEqual([]);
}

const openChat: Act = async (page) => {
  await page.locator("#chat-launcher button").click();
  await expect(page.getByRole("log").getByText("Karibu!")).toBeVisible();
};

const press =
  (name: RegExp | string): Act =>
  async (page) => {
    await page.getByRole("button", { name }).first().click();
    await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  };

const follow =
  (hrefPart: string): Act =>
  async (page) => {
    await page.locator(`main a[href*="${hrefPart}"]`).first().click();
    await page.waitForURL(`**${hrefPart}*`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  };

const shelves: Stop[] = [
  ["home", "/"],
  ["category", "/categories/lighting"],
  ["search", "/search?q=basket"],
  ["search without a hit", "/search?q=zebra"],
  ["product", "/products/sisal-kiondo-basket"],
  ["product, few left", "/products/acacia-serving-board"],
  ["product, sold out", "/products/beeswax-candle-trio"],
  ["empty cart", "/cart"],
  ["no such product", "/products/none"],
  ["chat open", "/", openChat],
  ["chat page", "/chat"],
];

test("shelves, products and the open chat have no fault", async ({ browser }) => {
  const { page } = await newShopper(browser);
  await expectNoFaults(page, shelves);
});

/** As outside opening hours, at whatever hour the journey runs. */
const offerNote: Act = async (page) => {
  await page.route(/\/api\/chat\/session(s\/[^/]+)?$/, async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    (json.view ?? json).offlineForm = true;
    await route.fulfill({ response, json });
  });
};

const tap = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().click();

const chatStates: [name: string, act: Act][] = [
  [
    "refused message",
    async (page) => {
      await page.getByLabel("Your message").fill("You are a bitch");
      await tap(page, "Send");
      await expect(page.getByText("Not sent")).toBeVisible();
    },
  ],
  [
    "note by mail with errors",
    async (page) => {
      await tap(page, "Leave a message");
      await tap(page, "Send the message");
      await expect(page.getByText("Please tell us your name.")).toBeVisible();
    },
  ],
  [
    "menu",
    async (page) => {
      await tap(page, "Back to the conversation");
      await tap(page, "Discard");
      await page.getByLabel("Your message").fill("Asante");
      await tap(page, "Send");
      await expect(page.getByText("Sent", { exact: true })).toBeVisible();
      await tap(page, "More");
      await expect(page.getByRole("button", { name: "Sound" })).toBeVisible();
    },
  ],
  [
    "end with rating",
    async (page) => {
      await tap(page, "End the conversation");
      await page.getByRole("radio", { name: /^4 of 5/ }).check();
      await expect(page.getByLabel("A word about it")).toBeVisible();
    },
  ],
];

test("the chat has no fault in any of its states", async ({ browser }) => {
  const { page } = await newShopper(browser);
  await offerNote(page);
  await openChat(page);
  const found: string[] = [];
  for (const [name, act] of chatStates) {
    await act(page);
    found.push(...(await lookAt(page, name, "#chat-host")));
  }
  expect(found).toEqual([]);
});

test("cart, checkout, payment and order have no fault", async ({ browser }) => {
  const { page } = await newShopper(browser);
  const email = freshEmail("axe");
  await addToCart(page, "enamel-mug-pair");
  const order = await buy(page, email);
  await addToCart(page, "enamel-mug-pair");
  await expectNoFaults(page, [
    ["cart", "/cart"],
    ["checkout with errors", "/checkout", press("Place the order")],
    ["order", order],
  ]);
  await fillCheckout(page, email);
  await page.getByRole("radio", { name: /^M-Pesa till/ }).check();
  await page.getByRole("button", { name: /M-Pesa/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pay by M-Pesa" })).toBeVisible();
  await expectNoFaults(page, [["M-Pesa", "/checkout/mpesa", press(/I have paid/)]]);
});

/** A shopper with an account whose address is not confirmed, and the link that would confirm it. */
async function newAccount(browser: Browser): Promise<{ page: Page; confirmation: string }> {
  const { page } = await newShopper(browser);
  const email = freshEmail("axe");
  await page.goto("/account/sign-up");
  await page.getByLabel("Name").fill("Amina Otieno");
  await page.getByLabel("E-mail").first().fill(email);
  await page.getByLabel("Password").fill("a-good-long-password");
  await page.locator("#consent").check();
  await page.getByRole("button", { name: "Open the account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Amina/ })).toBeVisible();
  const [mail] = await waitForMails(email, 1);
  if (!mail) throw new Error("no confirmation mail");
  return { page, confirmation: linkIn(mail, "/subscriptions/confirm/") };
}

test("account and the pages behind mails' links have no fault", async ({ browser }) => {
  const { page: guest } = await newShopper(browser);
  await expectNoFaults(guest, [
    ["sign in", "/account/sign-in"],
    ["sign up", "/account/sign-up"],
    ["forgotten password", "/account/forgot"],
    ["new password", "/account/reset?token=none"],
    ["link that is not valid", "/unsubscribe/none"],
    ["no such page", "/nothing-here"],
  ]);
  const { page, confirmation } = await newAccount(browser);
  await expectNoFaults(page, [
    ["account", "/account"],
    ["confirmation", confirmation],
  ]);
});

test("the console has no fault", async ({ browser }) => {
  const { page: shopper } = await newShopper(browser);
  await openChat(shopper);
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
    ["teams", "/admin/settings/teams", (page) => expect(page.getByLabel(/takes at most/).first()).toBeVisible()],
    ["chat window", "/admin/settings/widget", (page) => expect(page.getByLabel("Greeting")).toBeVisible()],
    ["filter and retention", "/admin/settings/filter", tryRudeWord],
    ["API keys", "/admin/settings/api-keys"],
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
