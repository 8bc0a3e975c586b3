import { beforeEach, describe, expect, test } from "vitest";
import { getEmail } from "@/features/mail/get-email";
import { sendEmail } from "@/features/mail/send-email";
import { db } from "@/lib/db";
import { SECOND_MS } from "@/lib/time";
import { cartMail, logOf, orderMail, READER } from "@/testing/factories/emails";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import { answerClick, answerOpen } from "./answer-visit";
import { findLastClick } from "./find-last-click";
import { listVisits } from "./list-visits";
import { recordVisit } from "./record-visit";
import { mailPart } from "./track-mail";

await mailToSink();

const noon = new Date("2026-11-24T09:00:00Z");
const later = (seconds: number) => new Date(noon.getTime() + seconds * SECOND_MS);
const CHROME = { "user-agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/143.0 Mobile Safari/537.36" };

const get = (href: string, headers: Record<string, string> = CHROME, method = "GET") =>
  new Request(href, { headers, method });
const token = (href: string) => href.split("/").at(-1) ?? "";
const clicked = (href: string, at: Date, headers?: Record<string, string>, method?: string) =>
  answerClick(get(href, headers, method), token(href), at);
const opened = (href: string, at: Date, headers?: Record<string, string>, method?: string) =>
  answerOpen(get(href, headers, method), token(href), at);

/** The addresses of the mail as its reader has them. */
async function sent() {
  const { body, id } = await logOf(cartMail);
  const html = body?.html ?? "";
  const links = [...html.matchAll(/<a (?!data-track)[^>]*href="([^"]*\/t\/c\/[^"]*)"/g)].map(([, href = ""]) => href);
  const canary = /data-track="canary" href="([^"]+)"/.exec(html)?.[1] ?? "";
  const pixel = /data-track="pixel" src="([^"]+)"/.exec(html)?.[1] ?? "";
  return { id, html, links, link: links[0] ?? "", canary, pixel };
}

const events = () => db.emailEvent.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] });

beforeEach(async () => {
  await subscribe(READER, noon);
  await sendEmail(cartMail, noon);
});

describe("a marketing mail", () => {
  test("is tracked but for its ways out; an order mail is not", async () => {
    const { html, links } = await sent();
    expect(links.length).toBeGreaterThan(1);
    expect(html).toMatch(/href="[^"]*\/unsubscribe\//);
    expect(html).toMatch(/href="[^"]*\/preferences\//);
    await sendEmail(orderMail, noon);
    expect((await logOf(orderMail)).body?.html).not.toContain("/t/");
  });

  test("read by staff in the console it reports nothing", async () => {
    const { id } = await sent();
    const { body } = await getEmail(id);
    expect(body?.html).not.toContain("/t/");
    expect(body?.html).toContain("http://shop.test/cart/restore/x");
  });
});

describe("a person", () => {
  test("who opens the mail is on record, the first time counts", async () => {
    const { pixel } = await sent();
    const answer = await opened(pixel, later(60));
    expect(answer.headers.get("content-type")).toBe("image/gif");
    expect(answer.headers.get("cache-control")).toContain("no-store");
    await opened(pixel, later(90));
    expect(await logOf(cartMail)).toMatchObject({ openedAt: later(60), clickedAt: null });
    expect(await events()).toMatchObject([
      { kind: "open", human: true },
      { kind: "open", human: true },
    ]);
  });

  test("who clicks gets where the link points, and is on record", async () => {
    const { links } = await sent();
    const cart = links.find((href) =>
      href.includes(Buffer.from("http://shop.test/cart").toString("base64url").slice(0, 20)),
    );
    const answer = await clicked(cart ?? "", later(60));
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("http://shop.test/cart/restore/x");
    expect(await logOf(cartMail)).toMatchObject({ clickedAt: later(60) });
    expect(await events()).toMatchObject([{ kind: "click", human: true, url: "http://shop.test/cart/restore/x" }]);
  });
});

describe("a machine", () => {
  test("by HEAD or a prefetch counts for no person", async () => {
    const { link, pixel } = await sent();
    expect((await clicked(link, later(60), CHROME, "HEAD")).status).toBe(302);
    expect(await (await opened(pixel, later(61), CHROME, "HEAD")).text()).toBe("");
    await clicked(link, later(62), { ...CHROME, "sec-purpose": "prefetch" });
    await opened(pixel, later(63), { "user-agent": "Mozilla/5.0" });
    expect((await events()).map(({ machine }) => machine)).toEqual(["head", "head", "prefetch", "prefetch"]);
    expect(await logOf(cartMail)).toMatchObject({ openedAt: null, clickedAt: null });
  });

  test("that follows the hidden link turns its earlier clicks into a machine's too", async () => {
    const { link, canary } = await sent();
    await clicked(link, later(300));
    expect(await logOf(cartMail)).toMatchObject({ clickedAt: later(300) });
    expect((await clicked(canary, later(303))).status).toBe(302);
    expect(await logOf(cartMail)).toMatchObject({ clickedAt: null });
    expect((await events()).map(({ human, machine }) => [human, machine])).toEqual([
      [false, "canary"],
      [false, "canary"],
    ]);
    await clicked(link, later(3_600));
    expect(await logOf(cartMail)).toMatchObject({ clickedAt: later(3_600) });
  });

  test("that visits many links at the same moment is seen through, whichever comes last", async () => {
    const { id } = await sent();
    const visit = { kind: "click" as const, machine: null, userAgent: null };
    for (let round = 0; round < 5; round++) {
      await db.emailEvent.deleteMany();
      await Promise.all(["a", "b", "c"].map((url) => recordVisit(id, { ...visit, url }, later(4))));
      expect(await logOf(cartMail)).toMatchObject({ clickedAt: null });
      expect((await events()).map(({ machine }) => machine)).toEqual(["scanner", "scanner", "scanner"]);
    }
  });
});

test("the last click of a person is a sign of life, a machine's is none, and nobody else's is", async () => {
  const { id, link } = await sent();
  expect(await findLastClick(READER)).toBeNull();
  await clicked(link, later(100));
  await clicked(link, later(200));
  await clicked(link, later(300), CHROME, "HEAD");
  expect(await findLastClick(" Wanjiku@Example.com")).toEqual(later(200));
  expect(await findLastClick("somebody@example.com")).toBeNull();
  expect((await listVisits(id)).map(({ machine }) => machine)).toEqual([null, null, "head"]);
});

describe("what is not ours", () => {
  test("is a 404, changes nothing and leads nowhere", async () => {
    const { link, pixel } = await sent();
    for (const forged of [`${link}x`, link.replace(/\.[^.]+$/, ""), `${link}.gif`]) {
      const answer = await clicked(forged, later(60));
      expect([answer.status, answer.headers.get("location")]).toEqual([404, null]);
    }
    for (const forged of [pixel.replace(".gif", ""), pixel.replace(".gif", ".png"), `http://shop.test/t/o/eml_1.gif`])
      expect((await opened(forged, later(60))).status).toBe(404);
    expect(await events()).toHaveLength(0);
  });

  test("a link of a mail that was deleted still leads on", async () => {
    const { link } = await sent();
    await db.emailLog.deleteMany({});
    expect((await clicked(link, later(60))).status).toBe(302);
    expect((await opened(`http://x/t/o/${mailPart("eml_gone")}.gif`, later(60))).status).toBe(200);
    expect(await events()).toHaveLength(0);
  });

  test("nobody fills the table by one address", async () => {
    const { id, link } = await sent();
    const row = { emailLogId: id, kind: "open", human: true, at: later(60) } as const;
    await db.emailEvent.createMany({ data: Array.from({ length: 199 }, (_, n) => ({ id: `eev_${n}`, ...row })) });
    await clicked(link, later(70));
    await clicked(link, later(71));
    expect(await db.emailEvent.count()).toBe(200);
  });
});
