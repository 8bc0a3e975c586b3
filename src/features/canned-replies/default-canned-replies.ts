/** Replies a new shop begins with; staff change and remove them at /admin/settings/canned-replies. */
export const defaultCannedReplies = [
  {
    shortcut: "hello",
    title: "Greeting",
    content: "Hello {{customer.firstName}}, this is {{staff.firstName}} from {{shop.name}}. How can I help you?",
  },
  {
    shortcut: "karibu",
    title: "Greeting in Swahili",
    content: "Habari {{customer.firstName}}, mimi ni {{staff.firstName}} wa {{shop.name}}. Naweza kukusaidiaje?",
  },
  {
    shortcut: "delivery",
    title: "When an order comes",
    content:
      "We deliver to every county in 1–4 working days. The rider calls before he comes, so please keep your phone near you.",
  },
  {
    shortcut: "mpesa",
    title: "Paying by M-Pesa",
    content:
      "You can pay by Lipa na M-Pesa, Buy Goods, till number {{shop.till}}. Please send me the M-Pesa code when it is done and I will confirm your payment.",
  },
  {
    shortcut: "order",
    title: "Where an order is",
    content:
      "I have looked at order #{{order.number}}: it is {{order.state}}. I will tell you here if anything changes.",
  },
  {
    shortcut: "returns",
    title: "Sending something back",
    content:
      "Unused things can come back within 7 days. Is it for order #{{order.number}}? Tell me what is wrong with it, and I will arrange for the rider to fetch it.",
  },
  {
    shortcut: "subiri",
    title: "A moment, in Swahili",
    content: "Asante {{customer.firstName}}, nipe dakika chache niangalie, nitakujibu hapa hapa.",
  },
  {
    shortcut: "visit",
    title: "Where the shop is",
    content: "You are welcome at {{shop.address}}: {{shop.hours}}. You can also call us on {{shop.phone}}.",
  },
  {
    shortcut: "bye",
    title: "Saying goodbye",
    content:
      "Thank you for writing to us, {{customer.firstName}}. If there is anything else, just write here again. Asante sana!",
  },
] as const;
