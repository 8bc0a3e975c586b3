import { GREETING_TOPIC, ORDER_TRACKING_TOPIC } from "./rules";
import type { AutoResponseInput } from "./schema";

/** The button that brings a person. */
export const PERSON_BUTTON = "Talk to a person";

type Default = Pick<AutoResponseInput, "topic" | "keywords" | "answer" | "priority"> & Partial<AutoResponseInput>;

const list = (text: string) => text.split(",").map((keyword) => keyword.trim());

const defaults: Default[] = [
  {
    topic: GREETING_TOPIC,
    keywords: list(
      `hello, hi, hey, hallo, good morning, good afternoon, good evening, whats up, what s up, wassup,
      habari, jambo, hujambo, mambo, vipi, sasa, niaje, salama, shikamoo, uko aje, mko aje, habari ya asubuhi`,
    ),
    answer:
      "Karibu! Welcome to Household Planet. Ask me about delivery, payment, returns, opening hours or your order, or write what you need and one of us will answer you here.",
    priority: 0,
    quickReplies: ["Delivery", "Payment", "Where is my order?", PERSON_BUTTON],
  },
  {
    topic: "business-hours",
    keywords: list(
      `hours, open, opening, closing, close, closed, what time, working hours, sunday, weekend, holiday,
      saa ngapi, masaa, mnafungua, mnafunga, mtafungua, mmefungua, mmefunga, mko wazi, mko open, mnaopen, mnaclose, jumapili,
      wikendi, sikukuu, muda wa kazi`,
    ),
    answer:
      "We answer {{hours.week}}, Nairobi time. Today: {{hours.today}}. {{hours.now}}. When we are closed, write anyway and we come back to you.",
    priority: 20,
  },
  {
    topic: "delivery",
    keywords: list(
      `delivery, deliver, deliveries, delivery fee, shipping, ship, courier, pickup, pick up, how long, county, rider, boda, boda boda,
      mnaleta, mtaleta, kuleta, kuletewa, niletewe, nitaletewa, mnadeliver, mnatuma, mtatuma, kutuma, usafirishaji, usafiri, mnafika,
      kaunti`,
    ),
    answer:
      "We deliver to every county. Delivery costs {{delivery.fee}} and takes {{delivery.days}}; orders placed before noon leave the same working day. The checkout shows the fee for your county before you order.",
    priority: 30,
  },
  {
    topic: "payment",
    keywords: list(
      `payment, payments, pay, paying, mpesa, m pesa, till, paybill, buy goods, cash, card, visa, mastercard, airtel money, installments,
      lipa, kulipa, nalipa, nilipe, nalipia, kulipia, malipo, pesa, lipa pole pole, lipa polepole, doh, ganji, mkwanja`,
    ),
    answer:
      "You can pay on delivery, or by M-Pesa to our till {{shop.till}}: choose it at the checkout, pay the amount shown and type in the M-Pesa code. We never ask for your PIN.",
    priority: 40,
  },
  {
    topic: "returns",
    keywords: list(
      `return, returns, refund, refunds, money back, exchange, broken, cracked, damaged, faulty, defective, wrong item, warranty,
      kurudisha, rudisha, nirudishe, kurejesha, rejesha, nirudishiwe, rudishiwa, kubadilisha, badilisha, imevunjika, kimevunjika,
      imeharibika, imepasuka, mbovu, haifanyi kazi`,
    ),
    answer:
      "I am sorry if something is not right. Unused items can come back within {{shop.returnDays}} days; if a piece arrived broken or wrong, send us your order number and what happened, and one of us sorts it out with you here.",
    priority: 50,
  },
  {
    topic: ORDER_TRACKING_TOPIC,
    keywords: list(
      `my order, order status, order number, track, tracking, where is my, has my order, not arrived, not received, parcel, my package,
      package, oda, oda yangu, order yangu, order iko wapi, agizo, agizo langu, mzigo, mzigo wangu, mzigo uko wapi, haijafika,
      haujafika, itafika lini, utafika lini`,
    ),
    answer:
      "I look it up for you. Please write your order number: it is in your confirmation mail. If you are signed in, you find all your orders under Account.",
    priority: 60,
    quickReplies: [PERSON_BUTTON],
  },
  {
    topic: "talk-to-a-person",
    keywords: list(
      `talk to a person, speak to a person, talk to a human, talk to someone, talk to somebody, speak to someone, speak to somebody,
      speak with someone, real person, a person, human, human being, agent, operator, representative, customer care,
      customer service, mtu, ongea na mtu, kuongea na mtu, niongee na mtu, binadamu, mhudumu, nipigieni`,
    ),
    answer: "Of course. I hand you over to one of us now, and stay silent from here on. {{staff.expected}}",
    priority: 70,
    handsOver: true,
  },
];

/**
 * What the bot knows before staff change anything: the six topics of the brief and the way to a person, with the Swahili and Sheng
 * words shoppers use for them. A concrete question (greater priority) wins over a greeting in the same message.
 */
export const defaultAutoResponses: AutoResponseInput[] = defaults.map((one) => ({
  when: "always",
  oncePerSession: false,
  quickReplies: [],
  handsOver: false,
  teamId: null,
  ...one,
}));
