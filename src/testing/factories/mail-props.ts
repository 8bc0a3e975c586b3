import type { MailFrame, MailLine, MessageProps } from "@emails/messages";

/** For tests: where the links of mails lead. */
export const shop = "https://shop.example";
/** For tests: around order mails and the like. */
export const plain: MailFrame = { shopUrl: shop, leave: null };
/** For tests: around marketing mail. */
export const marketing: MailFrame = {
  shopUrl: shop,
  leave: { unsubscribeUrl: `${shop}/unsubscribe/u`, preferencesUrl: `${shop}/preferences/p` },
};

/** For tests: what somebody may type who means harm. */
export const hostile = `<script>alert(1)</script>"'&{{name}}`;
const long = "Mwanamke ".repeat(60);

/** For tests: something in a cart. */
export const line = (name: string, over: Partial<MailLine> = {}): MailLine => ({
  name,
  picture: "/products/kiondo.jpg",
  pictureAlt: name,
  priceCents: 125_050,
  quantity: 3,
  ...over,
});

/** For tests: names as they come. */
export const people = {
  "no name": null,
  "an empty name": "",
  blanks: "   ",
  "a long name": long,
  "an endless word": "w".repeat(400),
  "a hostile name": hostile,
  emoji: "Amina 🧺👩🏾‍🍳",
  "right to left": "أمينة",
} satisfies Record<string, string | null>;

/** For tests: carts as they come. */
export const carts: Record<string, MailLine[]> = {
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

/** For tests: what every message is told about a person and goods. */
export function propsOf(name: string | null, lines: MailLine[]): MessageProps {
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
    "stay-or-go": { name },
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
