import { render, toPlainText } from "@react-email/render";
import { caniemail } from "caniemail";
import { describe, expect, test } from "vitest";
import { contrastOf, readMailWords } from "@/testing/read-mail-words";
import { wordsOf } from "./components/words";
import { composeMessage, isMarketing, type MailLocale, type MessageName, mailLocales, messages } from "./messages";
import { swahili } from "./swahili";

/** The mail programs of QUALITY.md U6 and the ones most used in Kenya. */
const clients = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*", "samsung-email.*", "thunderbird.*"] as const;

/** What some program does not draw, and why the mail stands without it. Anything else that is not drawn makes this test red. */
const graceful: Record<string, string> = {
  "<body> element": "its colour is lost; the card has its own",
  "role attribute": "for screen readers only",
  "target attribute": "programs open links in a browser by themselves",
  "height property": "the pictures have the attribute too",
  "border-radius": "corners are square in Outlook",
  outline: "of a picture, which has none to show",
  opacity: "of the preheader, which is hidden by other means too",
  overflow: "of the preheader, which is hidden by other means too",
  "display:none": "of the preheader: then it stands above the mail, in small",
  "text-decoration-line": "stands beside text-decoration",
  "white-space": "a price or code may break over two lines",
  "word-break": "an endless word makes the mail wider",
};

type Sample = "sample" | "poorest";
const names = Object.keys(messages) as MessageName[];
const cases = names.flatMap((message) =>
  mailLocales.flatMap((locale) => (["sample", "poorest"] as const).map((kind) => [message, locale, kind] as const)),
);

function sampleOf(message: MessageName, kind: Sample) {
  const { sample, lacking } = messages[message] as { sample: object; lacking?: object };
  const usual = { ...("name" in sample && { name: null }), ...("lines" in sample && { lines: [] }) };
  return kind === "sample" ? sample : { ...sample, ...(lacking ?? usual) };
}

async function draw(message: MessageName, locale: MailLocale, kind: Sample) {
  const { texts, default: component } = messages[message];
  const { frame } = component.PreviewProps;
  const own = locale === "sw" ? { ...texts, ...swahili[message] } : texts;
  const composed = composeMessage(message, sampleOf(message, kind) as never, frame, { locale, texts: own });
  const html = await render(composed.element);
  return { ...composed, html, text: toPlainText(html), frame };
}

describe.each(cases)("%s (%s, %s)", (message, locale, kind) => {
  test("is small, whole and a table, with words for every picture and a text part", async () => {
    const { subject, preheader, html, text } = await draw(message, locale, kind);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(40 * 1024);
    expect(html).toMatch(new RegExp(`<html[^>]*lang="${locale}"`));
    for (const words of [subject, preheader]) expect(words.trim().length).toBeGreaterThan(5);
    expect(text.trim().length).toBeGreaterThan(100);
    expect(`${subject}${preheader}${html}${text}`).not.toMatch(/undefined|NaN|\[object|Invalid Date|\{\{|\}\}|\*\*/);
    for (const [picture] of html.matchAll(/<img[^>]*>/g)) {
      expect(picture).toMatch(/\salt="/);
      expect(picture).toMatch(/\swidth="\d+"[\s\S]*\sheight="\d+"|\sheight="\d+"[\s\S]*\swidth="\d+"/);
    }
    for (const [table] of html.matchAll(/<table[^>]*>/g)) expect(table).toContain('role="presentation"');
    expect(html).not.toMatch(/display:\s*(inline-)?(flex|grid)|float:|position:|<script|<form|<video|javascript:/);
    for (const [, href] of html.matchAll(/<a[^>]*\shref="([^"]*)"/g)) expect(href).toMatch(/^https?:\/\//);
  });

  test("can be read, also where a program turns the colours", async () => {
    const { html } = await draw(message, locale, kind);
    const words = readMailWords(html);
    expect(words.length).toBeGreaterThan(5);
    for (const one of words) {
      const least = one.pixels >= 24 ? 3 : 4.5;
      const { light, turned } = contrastOf(one);
      expect(Math.min(light, turned), `${one.words}: ${one.color} on ${one.background}`).toBeGreaterThanOrEqual(least);
    }
  });

  test("has the ways out if it is marketing, and not otherwise", async () => {
    const { html, frame } = await draw(message, locale, kind);
    expect(html.includes("/unsubscribe/")).toBe(isMarketing(message));
    expect(html.includes(frame.leave?.preferencesUrl ?? "/preferences/")).toBe(isMarketing(message));
  });
});

test.each(names)("%s uses nothing that the usual mail programs cannot draw or do without", async (message) => {
  const { html } = await draw(message, "en", "sample");
  const { issues } = caniemail({ clients: [...clients], html });
  const lost = [...issues.errors.values()].flat().map(({ title }) => title);
  expect([...new Set(lost)].filter((title) => !graceful[title])).toEqual([]);
});

test("the check of mail programs sees what they cannot draw", () => {
  const { issues } = caniemail({ clients: [...clients], html: '<div style="display:grid">x</div>' });
  expect([...issues.errors.values()].flat().map(({ title }) => title)).toContain("display:grid");
});

test.each(names.filter((name) => name !== "chat-long-wait"))(
  "%s in Swahili has nothing English around it",
  async (message) => {
    const { html, text } = await draw(message, "sw", "sample");
    const english = Object.values(wordsOf("en")).flatMap((words) => (typeof words === "string" ? [words] : []));
    const own = Object.values(wordsOf("sw"));
    for (const words of english.filter((words) => !own.includes(words))) {
      const alone = new RegExp(`(^|[^\\p{L}])${words}([^\\p{L}]|$)`, "u");
      expect(text).not.toMatch(alone);
      expect(html.replace(/<[^>]*>/g, " ")).not.toMatch(alone);
    }
    expect(text).not.toMatch(/\b(Dec|December)\b|% off|at the checkout|in the shop/);
  },
);

test("every message to customers has Swahili words for all its places and no other", () => {
  for (const message of names.filter((name) => name !== "chat-long-wait"))
    expect(Object.keys(swahili[message] ?? {}), message).toEqual(Object.keys(messages[message].texts));
});
