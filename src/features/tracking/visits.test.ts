import { describe, expect, test } from "vitest";
import { judgeVisits, machineOf, shownPlace, type Visit } from "./rules";

const CHROME =
  "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Mobile Safari/537.36";
const GMAIL_PROXY = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
const GMAIL_AHEAD =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0";

const seen = (method: string, headers: Record<string, string>) => ({ method, headers: new Headers(headers) });

describe("machineOf", () => {
  test.each([
    ["open", "GET", { "user-agent": CHROME }, null],
    ["open", "GET", { "user-agent": GMAIL_PROXY }, null],
    ["open", "GET", { "user-agent": "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html" }, null],
    ["click", "GET", { "user-agent": CHROME }, null],
    ["open", "GET", { "user-agent": "Mozilla/5.0" }, "prefetch"],
    ["open", "GET", { "user-agent": GMAIL_AHEAD }, "prefetch"],
    ["click", "GET", { "user-agent": "Mozilla/5.0" }, "scanner"],
    ["click", "HEAD", { "user-agent": CHROME }, "head"],
    ["click", "GET", { "user-agent": CHROME, "sec-purpose": "prefetch;prerender" }, "prefetch"],
    ["click", "GET", { "user-agent": CHROME, "x-moz": "prefetch" }, "prefetch"],
    ["click", "GET", { "user-agent": CHROME, "x-purpose": "preview" }, "prefetch"],
    ["click", "GET", {}, "scanner"],
    ["click", "GET", { "user-agent": "python-requests/2.32" }, "scanner"],
    ["click", "GET", { "user-agent": "Mozilla/5.0 (compatible; bingbot/2.0)" }, "scanner"],
    ["click", "GET", { "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" }, "scanner"],
  ] as const)("takes an %s by %s with %j for %s", (kind, method, headers, machine) => {
    expect(machineOf(kind, seen(method, headers))).toBe(machine);
  });
});

const accepted = new Date("2026-11-24T09:00:00Z");
const later = (seconds: number) => new Date(accepted.getTime() + seconds * 1_000);
const click = (seconds: number, url: string): Visit => ({ kind: "click", at: later(seconds), url, machine: null });
const open = (seconds: number): Visit => ({ kind: "open", at: later(seconds), url: null, machine: null });
const reached = { acceptedAt: accepted, deliveredAt: null };

describe("judgeVisits", () => {
  test("one who reads and follows two links is a person", () => {
    expect(judgeVisits([open(30), click(40, "a"), click(45, "b"), click(46, "b")], reached)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test("three different links within seconds of delivery are a scanner's, and the open among them too", () => {
    expect(judgeVisits([click(5, "a"), open(6), click(7, "b"), click(8, "c"), click(30, "a")], reached)).toEqual([
      "scanner",
      "scanner",
      "scanner",
      "scanner",
      null,
    ]);
  });

  test("delivery counts from when the mailbox had it, if that is known", () => {
    const burst = [click(600, "a"), click(601, "b"), click(602, "c")];
    expect(judgeVisits(burst, reached)).toEqual([null, null, null]);
    expect(judgeVisits(burst, { ...reached, deliveredAt: later(590) })).toEqual(["scanner", "scanner", "scanner"]);
  });

  test("clicks before we know of the acceptance can be a scanner's", () => {
    const burst = [click(-3, "a"), click(-2, "b"), click(-1, "c")];
    expect(judgeVisits(burst, { acceptedAt: null, deliveredAt: null })).toEqual(["scanner", "scanner", "scanner"]);
  });

  test("who follows the hidden link is a machine, with all that it visited just before and after, however late", () => {
    const canary: Visit = { ...click(5_000, "home"), machine: "canary" };
    expect(judgeVisits([click(4_980, "a"), click(4_992, "b"), canary, click(5_009, "c")], reached)).toEqual([
      null,
      "canary",
      "canary",
      "canary",
    ]);
  });

  test("nobody opens a mail within two seconds", () => {
    expect(judgeVisits([open(1), open(3)], reached)).toEqual(["prefetch", null]);
  });

  test("what a visit showed by itself stays", () => {
    expect(judgeVisits([{ ...open(100), machine: "head" }], reached)).toEqual(["head"]);
  });
});

test.each([
  ["https://shop.test/products/blue-mug?utm=x", "shop.test/products/blue-mug"],
  ["https://shop.test/", "shop.test"],
  ["https://shop.test/cart/restore/abc123.c3ViXzE.c2lnbmF0dXJl", "shop.test/cart/restore/…"],
  [`https://shop.test/reviews/${"a".repeat(60)}`, "shop.test/reviews/…"],
])("of %s staff see %s", (url, place) => {
  expect(shownPlace(url)).toBe(place);
});
