import type { AutoResponse } from "./rules";

/** Who speaks when the bot does. */
export const BOT_NAME = "Household Planet assistant";

/**
 * What the bot knows before staff change anything: the six topics of the brief, with the Swahili words shoppers use for
 * them. A concrete question (greater priority) wins over a greeting in the same message.
 */
export const defaultAutoResponses: AutoResponse[] = [
  {
    topic: "greeting",
    keywords: [
      "hello",
      "hi",
      "hey",
      "good morning",
      "good afternoon",
      "good evening",
      "habari",
      "jambo",
      "sasa",
      "mambo",
      "niaje",
    ],
    answer:
      "Karibu! Welcome to Household Planet. Ask me about delivery, payment, returns, opening hours or your order, or write what you need and one of us will answer you here.",
    priority: 0,
  },
  {
    topic: "business-hours",
    keywords: [
      "hours",
      "open",
      "opening",
      "closing",
      "close",
      "closed",
      "what time",
      "sunday",
      "weekend",
      "holiday",
      "saa ngapi",
      "mnafungua",
      "mnafunga",
    ],
    answer:
      "We answer Monday to Saturday, 8:00 to 18:00, Nairobi time. On Sundays and public holidays we rest; write anyway and we come back to you the next working day.",
    priority: 20,
  },
  {
    topic: "delivery",
    keywords: [
      "delivery",
      "deliver",
      "deliveries",
      "shipping",
      "ship",
      "courier",
      "pickup",
      "pick up",
      "how long",
      "county",
      "mnaleta",
      "kuletewa",
      "usafirishaji",
    ],
    answer:
      "We deliver to every county. Orders placed before noon leave the same working day: Nairobi in 1 to 2 days, elsewhere in 2 to 4. The fee for your county is shown at the checkout before you order.",
    priority: 30,
  },
  {
    topic: "payment",
    keywords: [
      "payment",
      "payments",
      "pay",
      "paying",
      "mpesa",
      "m pesa",
      "till",
      "cash",
      "card",
      "lipa",
      "kulipa",
      "malipo",
      "pesa",
    ],
    answer:
      "You can pay on delivery, or by M-Pesa to our till: choose it at the checkout, pay the amount shown and type in the M-Pesa code. We never ask for your PIN.",
    priority: 40,
  },
  {
    topic: "returns",
    keywords: [
      "return",
      "returns",
      "refund",
      "refunds",
      "exchange",
      "broken",
      "damaged",
      "faulty",
      "wrong item",
      "warranty",
      "kurudisha",
      "rudisha",
      "imevunjika",
    ],
    answer:
      "I am sorry if something is not right. Unused items can come back within 7 days; if a piece arrived broken or wrong, send us your order number and what happened, and one of us sorts it out with you here.",
    priority: 50,
  },
  {
    topic: "order-tracking",
    keywords: [
      "my order",
      "order status",
      "order number",
      "track",
      "tracking",
      "where is my",
      "not arrived",
      "parcel",
      "package",
      "oda",
      "mzigo",
      "mzigo wangu",
    ],
    answer:
      "You find your orders under Account, or by the link in your confirmation mail. Write your order number here and one of us looks after it.",
    priority: 60,
  },
];
