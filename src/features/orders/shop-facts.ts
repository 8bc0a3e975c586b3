/** Where and how people reach the shop and pay it; said on every page, at the checkout and by the chat. */
export const shopFacts = {
  name: "Household Planet Kenya",
  address: "Kimathi Street, Nairobi",
  phone: "+254 700 555 010",
  /** Lipa na M-Pesa, Buy Goods. */
  till: "555010",
  /** For unused things; what arrives broken or wrong is sorted out in the chat. */
  returnDays: 7,
} as const;
