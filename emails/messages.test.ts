import { render, toPlainText } from "@react-email/render";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import {
  composeMessage,
  type MailFrame,
  type MailLine,
  type MessageName,
  type MessageProps,
  messages,
} from "./messages";

const shop = "https://shop.example";
const plain: MailFrame = { shopUrl: shop, leave: null };
const marketing: MailFrame = {
  shopUrl: shop,
  leave: { unsubscribeUrl: `${shop}/unsubscribe/u`, preferencesUrl: `${shop}/preferences/p` },
};

const hostile = `<script>alert(1)</script>"'&{{name}}`;
const long = "Mwanamke ".repeat(60);

const line = (name: string, over: Partial<MailLine> = {}): MailLine => ({
  name,
  picture: "/products/kiondo.jpg",
  pictureAlt: name,
  priceCents: 125_050,
  quantity: 3,
  ...over,
});

const people = {
  "no name": null,
  "an empty name": "",
  blanks: "   ",
  "a long name": long,
  "an endless word": "w".repeat(400),
  "a hostile name": hostile,
  emoji: "Amina 🧺👩🏾‍🍳",
  "right to left": "أمينة",
} satisfies Record<string, string | null>;

const carts: Record<string, MailLine[]> = {
  nothing: [],
  "one thing": [line("Sisal basket")],
  "odd things": [
    line(hostile),
    line(long),
    line("🧺", { picture: null, pictureAlt: null }),
    line("", { quantity: 99 }),
  ],
  "sixty things": Array.from({ length: 60 }, (_, position) => line(`${long}${position}`)),
};

function propsOf(name: string | null, lines: MailLine[]): MessageProps {
  const order = { name, orderNumber: 1001, orderUrl: `${shop}/orders/o?a=1&b=2`, lines };
  const deliverTo = [name ?? "", "Kimathi Street 12", hostile];
  const sums = { subtotalCents: 375_150, deliveryCents: 0, discountCents: 18_757, totalCents: 356_393 };
  const coupon = { code: "KARIBU", percentOff: 5, validUntil: new Date("2026-12-01T17:00:00Z") };
  return {
    "cart-saved": { name, lines, cartUrl: `${shop}/cart/restore/t` },
    "cart-questions": { name, lines, cartUrl: `${shop}/cart/restore/t` },
    "cart-last-call": { name, lines, cartUrl: `${shop}/cart/restore/t`, coupon },
    "order-confirmed": { ...order, ...sums, paymentMethod: "mpesa_till", deliverTo },
    "order-shipped": { ...order, deliverTo },
    "order-delivered": order,
    "confirm-subscription": { name, confirmUrl: `${shop}/subscriptions/confirm/t`, validHours: 48 },
    "password-reset": { name, resetUrl: `${shop}/account/reset?token=t`, validMinutes: 60 },
    "data-copy": { name, dataUrl: `${shop}/my-data/t`, validDays: 7 },
    "data-erasure": { name, dataUrl: `${shop}/my-data/t`, validDays: 7 },
    ...chatProps(name, lines),
    ...flowProps(name, lines),
  };
}

/** The mails of the flows, about as many products as there are lines. */
function flowProps(name: string | null, lines: MailLine[]) {
  const products = lines.map(({ quantity, ...line }) => ({ ...line, url: `${shop}/products/p?a=1&b=2` }));
  const coupon = { code: "HPK-KARI-BU22", percentOff: 10, validUntil: new Date("2026-12-01T17:00:00Z") };
  return {
    welcome: { name },
    "welcome-favourites": { name, products },
    "welcome-help": { name },
    "review-request": { name, orderNumber: 1001, products },
    "review-reminder": { name, orderNumber: 1001, products },
    "birthday-offer": { name, coupon },
    "birthday-reminder": { name, coupon },
    "miss-you": { name, products },
    "win-back": { name, products, coupon },
    "stay-or-go": { name, stayUrl: `${shop}/preferences/p` },
  };
}

/** The mails of the chat, about as much talk as there are lines. */
function chatProps(name: string | null, lines: MailLine[]) {
  const at = new Date("2026-11-22T20:59:00Z");
  const said = (content: string, position = 0) => ({
    from: name ?? "You",
    content,
    at: new Date(at.getTime() + position * 3_600_000),
  });
  const talk = [said(`${hostile}\n\n`), ...lines.map((one, position) => said(one.name.repeat(4), position))];
  const link = { chatUrl: `${shop}/chat/open?token=t`, validDays: 7 };
  const waiting = lines.map((_, position) => ({ name, minutes: position, team: position % 2 ? hostile : null }));
  return {
    "offline-received": { name, hours: name && "Opens tomorrow at 8:00" },
    "offline-answer": { name, answer: said('"'.repeat(4_000)), note: said('"'.repeat(4_000)) },
    "offline-conversation": { name, staffName: name ?? "Asha", ...link },
    "missed-reply": { name, messages: talk, ...link },
    "chat-transcript": { name, messages: talk },
    "chat-long-wait": { waiting, overMinutes: 5, consoleUrl: `${shop}/admin/chat` },
  };
}

const names = Object.keys(messages) as MessageName[];

async function draw(message: MessageName, name: string | null, lines: MailLine[], frame = marketing) {
  const props = propsOf(name, lines)[message];
  const { subject, preheader, element } = composeMessage(message, props, frame);
  const html = await render(element);
  return { subject, html, text: toPlainText(html), preheader };
}

const cases = names.flatMap((message) =>
  Object.keys(people).flatMap((person) => Object.keys(carts).map((cart) => [message, person, cart] as const)),
);

test.each(cases)("%s to %s about %s is whole, escaped and small", async (message, person, cart) => {
  const drawn = await draw(message, people[person as keyof typeof people], carts[cart] ?? []);
  for (const part of [drawn.html, drawn.text, drawn.subject, drawn.preheader])
    expect(part).not.toMatch(/undefined|NaN|\[object|null,|Invalid Date/);
  // Braces typed by a stranger stay what they are; none of ours are left.
  expect(drawn.html.replaceAll("{{name}}", "")).not.toContain("{{");
  expect(drawn.html).not.toContain("<script");
  expect(drawn.html).toContain("<table");
  expect(Buffer.byteLength(drawn.html)).toBeLessThanOrEqual(40 * 1024);
  expect(drawn.text.trim().length).toBeGreaterThan(100);
  expect(drawn.subject.length).toBeGreaterThan(5);
  expect(drawn.html).toContain(renderToStaticMarkup(drawn.preheader));
  for (const [, src] of drawn.html.matchAll(/(?:src|href)="([^"]*)"/g))
    expect(src).toMatch(/^https:\/\/shop\.example(\/|$)/);
});

test("somebody without a name is greeted without one", async () => {
  expect((await draw("cart-saved", null, [])).text).toContain("Hello,");
  expect((await draw("cart-saved", "Wanjiku Kamau", [])).text).toContain("Hello Wanjiku,");
});

test("lines show picture, name, quantity and price", async () => {
  const { html, text } = await draw("cart-saved", "Amina", [line("Sisal basket")]);
  expect(html).toContain('src="https://shop.example/products/kiondo.jpg"');
  expect(text).toMatch(/Sisal basket\s+3 × KSh 1,250\.50/);
  expect(text).toContain("KSh 3,751.50");
});

test("the ways out stand in marketing mail and in no other", async () => {
  const offer = await draw("cart-saved", "Amina", [], marketing);
  expect(offer.text).toContain(`${shop}/unsubscribe/u`);
  expect(offer.text).toContain(`${shop}/preferences/p`);
  const order = await draw("order-shipped", "Amina", [], plain);
  expect(order.text).not.toMatch(/unsubscribe/i);
});

test("an offer is shown only when it is given", async () => {
  const { frame, ...without } = { ...propsOf("Amina", [])["cart-last-call"], coupon: null, frame: marketing };
  const { subject, element } = composeMessage("cart-last-call", without, frame);
  const html = await render(element);
  expect(`${subject} ${html.replace(/style="[^"]*"/g, "")}`).not.toMatch(/% off|code|KARIBU/i);
  expect((await draw("cart-last-call", "Amina", [])).text).toContain("KARIBU");
});

test("the question mail opens the chat, and an order sums up to its total", async () => {
  expect((await draw("cart-questions", "Amina", [])).html).toContain('href="https://shop.example/chat"');
  const { text } = await draw("order-confirmed", "Amina", []);
  expect(text).toMatch(/Discount\s+– KSh 187\.57/);
  expect(text).toMatch(/Total, VAT included\s+KSh 3,563\.93/);
});

test("5,000 profiles leave no gap in any mail", { timeout: 60_000 }, () => {
  const firstNames = Object.values(people);
  const all = Object.values(carts);
  for (let profile = 0; profile < 5_000; profile++) {
    const message = names[profile % names.length] as MessageName;
    const name = profile % 3 === 0 ? (firstNames[profile % firstNames.length] ?? null) : `Person ${profile} Kamau`;
    const props = propsOf(name, all[profile % 3] ?? [])[message];
    const { subject, element } = composeMessage(message, props, profile % 2 ? plain : marketing);
    const html = renderToStaticMarkup(element);
    expect(`${subject}${html}`).not.toMatch(/undefined|NaN|\[object|Invalid Date/);
  }
});
