import { render, toPlainText } from "@react-email/render";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { carts, line, marketing, people, plain, propsOf, shop } from "@/testing/factories/mail-props";
import { composeMessage, type MailLine, type MessageName, messages } from "./messages";

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
