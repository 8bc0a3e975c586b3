import { describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { mailPart, readMailPart, readTrackedLink, trackHtml, untrackHtml } from "./track-mail";

const { APP_URL } = env();
const part = mailPart("eml_1");

const hrefs = (html: string) => [...html.matchAll(/ href="([^"]*)"/g)].map(([, href = ""]) => href);
const tokenOf = (href = "") => href.slice(`${APP_URL}/t/c/`.length);
const page = (inner: string) => `<html><body><p>${inner}</p></body></html>`;

describe("trackHtml", () => {
  test("leads every link over an address that knows where it goes and which mail it stands in", () => {
    const html = trackHtml(
      page(`<a class="x" href="https://shop.test/a?b=1&amp;c=%C3%A4">A</a><v:roundrect href='http://x.test'>`),
      part,
    );
    const [first] = hrefs(html);
    expect(readTrackedLink(tokenOf(first))).toEqual({
      url: "https://shop.test/a?b=1&c=%C3%A4",
      emailLogId: "eml_1",
      canary: false,
    });
    expect(html).not.toContain("http://x.test");
  });

  test.each([
    `${APP_URL}/unsubscribe/abc`,
    `${APP_URL}/preferences/abc`,
    "mailto:hello@shop.test",
    "tel:+254700",
    "#top",
    "/relative",
    "javascript:alert(1)",
    "https://shop.test/?code={{couponCode}}",
    "https://",
  ])("leaves %s as it is", (href) => {
    expect(hrefs(trackHtml(page(`<a href="${href}">x</a>`), part))).toContain(href);
  });

  test("adds one pixel and one link that nobody sees, at the end of the body", () => {
    const html = trackHtml(page("Hello"), part);
    expect(html).toMatch(new RegExp(`<img [^>]*src="${APP_URL}/t/o/${part}\\.gif"[^>]*/></body></html>$`));
    const [canary] = hrefs(html);
    expect(readTrackedLink(tokenOf(canary))).toEqual({ url: `${APP_URL}/`, emailLogId: "eml_1", canary: true });
    expect(html).toMatch(/<a data-track="canary"[^>]*display:none[^>]*><\/a>/);
  });

  test("tracked once with a placeholder and filled in, it equals the mail tracked by itself", () => {
    const html = page(`<a href="https://shop.test/a">A</a><a href='https://shop.test/b'>B</a>`);
    expect(trackHtml(html, "{{mailPart}}").replaceAll("{{mailPart}}", part)).toBe(trackHtml(html, part));
  });

  test("doing it again changes no link", () => {
    const once = trackHtml(page(`<a href="https://shop.test/a">A</a>`), part);
    expect(hrefs(trackHtml(once, part)).slice(0, 2)).toEqual(hrefs(once));
  });
});

test("untrackHtml gives back what was written", () => {
  const html = page(`<a href="https://shop.test/a?b=1&amp;c=&quot;">A</a><a href="${APP_URL}/preferences/x">B</a>`);
  expect(untrackHtml(trackHtml(html, part))).toBe(html);
  expect(untrackHtml(html)).toBe(html);
});

describe("an address that is not ours", () => {
  const [href] = hrefs(trackHtml(page(`<a href="https://shop.test/a">A</a>`), part));
  const token = tokenOf(href);
  const [link = ""] = token.split(".");

  test.each([
    "",
    ".",
    link,
    `${link}.`,
    `${link}.${link}`,
    `${part}.${part}`,
    `${token}.x`,
    `${link.slice(0, 22)}${Buffer.from("https://evil.test").toString("base64url")}.${part}`,
    `${Buffer.from("https://evil.test").toString("base64url")}.${part}`,
  ])("%s leads nowhere", (forged) => {
    expect(readTrackedLink(forged)).toBeNull();
  });

  test("a link is no mail, and a mail of another signature is none", () => {
    expect(readMailPart(part)).toBe("eml_1");
    expect(readMailPart(link)).toBeNull();
    expect(readMailPart("eml_1")).toBeNull();
  });
});
