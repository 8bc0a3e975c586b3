import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { createVisitor } from "@/lib/session";
import { DAY_MS, MINUTE_MS } from "@/lib/time";
import { atOnce } from "@/testing/at-once";
import { listPageViews } from "./list-page-views";
import { listPresentVisitors } from "./list-present-visitors";
import { recordPageView } from "./record-page-view";
import { isPrefetch } from "./rules";

const noon = new Date("2026-11-22T09:00:00.000Z");
const later = (ms: number) => new Date(noon.getTime() + ms);

it("lists what a visitor saw, newest first, and the page he is on", async () => {
  const { id } = await createVisitor();
  await recordPageView(id, { path: "/", title: "Home" }, noon);
  await recordPageView(id, { path: "/products/pot?ref=mail", title: "Pot" }, later(1_000));
  const { views, here } = await listPageViews(id, 20, later(2_000));
  expect(views.map(({ path }) => path)).toEqual(["/products/pot", "/"]);
  expect(here?.title).toBe("Pot");
  expect((await listPageViews(id, 20, later(6 * MINUTE_MS))).here).toBeNull();
});

it("writes a page that is opened again, or twice at once, one time", async () => {
  const { id } = await createVisitor();
  await atOnce(5, () => recordPageView(id, { path: "/cart" }, noon));
  await recordPageView(id, { path: "/cart" }, later(1_000));
  const { views } = await listPageViews(id, 20, noon);
  expect(views.map(({ at }) => at)).toEqual([later(1_000)]);
});

it("knows nobody who has no visitor, and drops what is older than 30 days", async () => {
  await recordPageView("vis_unknown", { path: "/" }, noon);
  expect(await db.pageView.count()).toBe(0);
  const { id } = await createVisitor();
  await recordPageView(id, { path: "/old" }, noon);
  await recordPageView(id, { path: "/new" }, later(31 * DAY_MS));
  expect((await listPageViews(id, 20)).views.map(({ path }) => path)).toEqual(["/new"]);
});

it("shows each visitor of the last five minutes once, with the newest page", async () => {
  const [one, two, gone] = await Promise.all([createVisitor(), createVisitor(), createVisitor()]);
  await recordPageView(gone.id, { path: "/gone" }, later(-6 * MINUTE_MS));
  await recordPageView(one.id, { path: "/" }, noon);
  await recordPageView(two.id, { path: "/two" }, later(1_000));
  await recordPageView(one.id, { path: "/one" }, later(2_000));
  const present = await listPresentVisitors(10, later(3_000));
  expect(present.map(({ path }) => path)).toEqual(["/one", "/two"]);
});

it("tells a prefetch from a visit", () => {
  expect(isPrefetch(new Headers({ "sec-purpose": "prefetch;prerender" }))).toBe(true);
  expect(isPrefetch(new Headers({ purpose: "prefetch" }))).toBe(true);
  expect(isPrefetch(new Headers())).toBe(false);
});
