import { setTimeout as sleep } from "node:timers/promises";
import { countTraffic, sumBytes } from "./count-traffic.mjs";
import { STAFF } from "./shop.mjs";
import { kilobytes } from "./statistics.mjs";

const SETTLE_MS = 1_500;
const EMPTY_PAGE_KB = 138;
const STOREFRONT_KB = 155;
const CONSOLE_KB = 260;
const SHOP_ROUTES = [
  "/",
  "/categories/kitchen-cooking",
  "/cart",
  "/checkout",
  "/account/sign-in",
  "/account/sign-up",
  "/chat",
];
const CONSOLE_ROUTES = [
  ...[
    "/admin/chat",
    "/admin/offline",
    "/admin/orders",
    "/admin/mail",
    "/admin/subscribers",
    "/admin/subscribers/import",
  ],
  ...["/admin/customers", "/admin/customers/requests", "/admin/reviews", "/admin/coupons", "/admin/campaigns"],
  ...["/admin/templates", "/admin/templates/cart-last-call/en", "/admin/automations"],
  ...["/admin/automations/flows/cart-recovery", "/admin/analytics", "/admin/analytics/mail", "/admin/settings"],
  ...["automatic-answers", "canned-replies", "tags", "teams", "widget", "filter", "sender", "api-keys"].map(
    (part) => `/admin/settings/${part}`,
  ),
];

/**
 * P13, per route the sum of all script bodies as sent that Chromium loads with an empty cache until 1.5 s after the page has
 * gone quiet; what Next fetches ahead for linked pages counts too. Checkout with one product in the cart, the console signed
 * in. `/chat` is the open chat: what P2 bounds is in its figure. The reference is an empty Next 16 page.
 */
export async function measure({ shop, browsers, say }) {
  const { url } = await shop.start();
  const shopper = await fillCart(browsers, url);
  const staff = await signIn(browsers, url);
  const rows = [];
  const routes = [
    ...[...SHOP_ROUTES, shopper.productPath].map((path) => [path, shopper.state, STOREFRONT_KB]),
    ...[...CONSOLE_ROUTES, await newCampaign(browsers, url, staff)].map((path) => [path, staff, CONSOLE_KB]),
  ];
  for (const [path, storageState, barKb] of routes) {
    const { scripts, landed, status } = await load(browsers, url + path, storageState);
    if (status !== 200 || landed !== path) {
      say(`${path}: left out, it answered ${status} and led to ${landed}`);
      continue;
    }
    const bytes = sumBytes(scripts);
    const plain = scripts.filter(({ encoding }) => encoding === "none").length;
    if (plain > 0) say(`${path}: ${plain} of ${scripts.length} scripts came uncompressed`);
    rows.push({
      id: "P13",
      name: `scripts of ${path.replace(/^(\/products\/|\/admin\/campaigns\/).+/, "$1…")} (${scripts.length} files), gz`,
      ours: kilobytes(bytes),
      reference: `${EMPTY_PAGE_KB} KB empty Next page, recorded`,
      ratio: bytes / (EMPTY_PAGE_KB * 1024),
      bar: `≤ ${barKb} KB`,
      reached: bytes <= barKb * 1024,
    });
  }
  return rows;
}

async function load(browsers, address, storageState) {
  const page = await browsers.newPage({ storageState });
  const traffic = await countTraffic(page);
  const answer = await page.goto(address, { waitUntil: "load" });
  await page.waitForLoadState("networkidle", { timeout: 10_000 }).catch(() => undefined);
  await sleep(SETTLE_MS);
  const landed = new URL(page.url()).pathname;
  await page.context().close();
  return { scripts: traffic.list().filter(({ type }) => type === "Script"), landed, status: answer?.status() };
}

/** The path of a campaign that is being written. */
async function newCampaign(browsers, url, storageState) {
  const page = await browsers.newPage({ storageState });
  await page.goto(`${url}/admin/campaigns`);
  await page.getByRole("button", { name: "New campaign" }).click();
  await page.waitForURL("**/admin/campaigns/*");
  const { pathname } = new URL(page.url());
  await page.context().close();
  return pathname;
}

/** A shopper with one product in the cart. */
async function fillCart(browsers, url) {
  const page = await browsers.newPage();
  await page.goto(url);
  const productPath = await page.locator('main a[href^="/products/"]').first().getAttribute("href");
  await page.goto(url + productPath);
  await page
    .getByRole("button", { name: /add to (cart|basket)/i })
    .first()
    .click();
  await page.waitForLoadState("networkidle");
  const state = await page.context().storageState();
  await page.context().close();
  return { productPath, state };
}

async function signIn(browsers, url) {
  const page = await browsers.newPage();
  await page.goto(`${url}/admin/login`);
  await page.locator('input[name="email"]').fill(STAFF.email);
  await page.locator('input[name="password"]').fill(STAFF.password);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL("**/admin/chat");
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}
