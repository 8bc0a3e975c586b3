import type { MailMessage } from "./components/fit-messages";
import type { Filled, MessageTexts } from "./texts";

export type { MailMessage } from "./components/fit-messages";

/** One line of a cart or an order. `picture` is a path below the shop's address or an absolute address; prices are cents of KES. */
export type MailLine = {
  name: string;
  picture: string | null;
  pictureAlt: string | null;
  priceCents: number;
  quantity: number;
};

/** A product with the page its link leads to. `priceCents` is null where a price has no place. */
export type MailProduct = {
  name: string;
  url: string;
  picture: string | null;
  pictureAlt: string | null;
  priceCents: number | null;
};

/** An offer that goes with a mail; shown only when it is given. `validUntil` is the last moment at which it counts. */
export type MailCoupon = { code: string; percentOff: number; validUntil: Date };

type CartProps = {
  name: string | null;
  lines: MailLine[];
  /** Where the cart can be taken up again, on any device. */
  cartUrl: string;
};

type OrderProps = {
  name: string | null;
  orderNumber: number;
  orderUrl: string;
  lines: MailLine[];
};

/** `products`: what was delivered; each one's link leads to the form of its review. */
type ReviewProps = { name: string | null; orderNumber: number; products: MailProduct[] };

/** What each message needs to be told, by its name (its file in this folder). */
export type MessageProps = {
  "cart-saved": CartProps;
  "cart-questions": CartProps;
  "cart-last-call": CartProps & { coupon?: MailCoupon | null };
  "order-confirmed": OrderProps & {
    subtotalCents: number;
    deliveryCents: number;
    discountCents: number;
    totalCents: number;
    paymentMethod: "pay_on_delivery" | "mpesa_till";
    /** Where it goes, one line each: name, address, county, phone. */
    deliverTo: string[];
  };
  "order-shipped": OrderProps & { deliverTo: string[] };
  "order-delivered": OrderProps;
  "confirm-subscription": { name: string | null; confirmUrl: string; validHours: number };
  welcome: { name: string | null };
  "welcome-favourites": { name: string | null; products: MailProduct[] };
  "welcome-help": { name: string | null };
  "review-request": ReviewProps;
  "review-reminder": ReviewProps;
  "birthday-offer": { name: string | null; coupon: MailCoupon };
  "birthday-reminder": { name: string | null; coupon: MailCoupon };
  "miss-you": { name: string | null; products: MailProduct[] };
  "win-back": { name: string | null; coupon: MailCoupon; products: MailProduct[] };
  "stay-or-go": { name: string | null };
  "password-reset": { name: string | null; resetUrl: string; validMinutes: number };
  "data-copy": { name: string | null; dataUrl: string; validDays: number };
  "data-erasure": { name: string | null; dataUrl: string; validDays: number };
  /** `hours`: when the shop is there, e.g. `Opens tomorrow at 8:00`. */
  "offline-received": { name: string | null; hours: string | null };
  "offline-answer": { name: string | null; answer: MailMessage; note: MailMessage };
  "offline-conversation": { name: string | null; staffName: string; chatUrl: string; validDays: number };
  "missed-reply": { name: string | null; messages: MailMessage[]; chatUrl: string; validDays: number };
  "chat-transcript": { name: string | null; messages: MailMessage[] };
  /** To staff. `overMinutes`: how long somebody may wait before they are told. */
  "chat-long-wait": {
    waiting: { name: string | null; minutes: number; team: string | null }[];
    overMinutes: number;
    consoleUrl: string;
  };
};

export type MessageName = keyof MessageProps;

/** The languages that mails are written in. English is there for every message. */
export const mailLocales = ["en", "sw"] as const;
export type MailLocale = (typeof mailLocales)[number];

/** How the lines of a cart or an order are drawn. `most`: how many of them, 1 to 12; the others are summed up. */
export type ProductSettings = { most: number; pictures: boolean; prices: boolean };

/** What every mail shows around its message, and in which language. `leave` is there in marketing mail only. */
export type MailFrame = {
  /** Without a slash at the end. */
  shopUrl: string;
  leave: { unsubscribeUrl: string; preferencesUrl: string } | null;
  /** Unset: English. */
  locale?: MailLocale;
  /** Unset: twelve lines with pictures and prices. */
  products?: ProductSettings;
};

/** What a message's component gets: what it is told, its texts with the variables filled in, and the frame. */
export type Framed<Name extends MessageName, Texts extends MessageTexts> = MessageProps[Name] & {
  frame: MailFrame;
  texts: Filled<Texts>;
};
