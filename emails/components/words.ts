import type { MailLocale } from "../message-props";

const en = {
  about: "Homeware for Kenyan homes",
  place: "Nairobi, Kenya",
  visit: "Visit the shop",
  whyMarketing: "You get this mail because you subscribed to our offers and news.",
  unsubscribe: "Unsubscribe",
  or: "or",
  preferences: "choose what you get",
  whyStaff: "You get this mail because you look after the shop’s chat.",
  whyService: "This mail is about your order or a request of yours. It is not advertising.",
  seeInShop: "See it in the shop",
  goods: "Goods",
  discount: "Discount",
  delivery: "Delivery",
  total: "Total, VAT included",
  goesTo: "It goes to",
  moreThings: (count: number) => `and ${count} more ${count === 1 ? "thing" : "things"}`,
  offWithCode: (percent: number) => `${percent}% off with the code`,
  putIntoCart: "Put it into my cart",
  typeItUntil: (moment: string) => `Or type it at the checkout, until ${moment}.`,
  olderLeftOut: (count: number) =>
    `${count} older ${count === 1 ? "message is" : "messages are"} left out: the mail would be too long.`,
};

/** Written by no native speaker: somebody who speaks the language should read them, as the suggestions of ../swahili. */
const sw: typeof en = {
  about: "Vyombo vya nyumbani kwa nyumba za Kenya",
  place: "Nairobi, Kenya",
  visit: "Tembelea duka",
  whyMarketing: "Unapata barua pepe hii kwa sababu ulijiandikisha kupokea ofa na habari zetu.",
  unsubscribe: "Jiondoe",
  or: "au",
  preferences: "chagua unachotaka kupokea",
  whyStaff: "Unapata barua pepe hii kwa sababu unahudumia mazungumzo ya duka.",
  whyService: "Barua pepe hii inahusu oda yako au ombi lako. Si tangazo.",
  seeInShop: "Itazame dukani",
  goods: "Bidhaa",
  discount: "Punguzo",
  delivery: "Usafirishaji",
  total: "Jumla, pamoja na VAT",
  goesTo: "Inapelekwa kwa",
  moreThings: (count) => `na vitu vingine ${count}`,
  offWithCode: (percent) => `Punguzo la ${percent}% kwa msimbo`,
  putIntoCart: "Uweke kwenye kikapu changu",
  typeItUntil: (moment) => `Au uandike unapolipa, kabla ya ${moment}.`,
  olderLeftOut: (count) => `Ujumbe ${count} wa awali haumo: barua pepe ingekuwa ndefu mno.`,
};

/** The words that all messages share, in the language of the mail; the texts of a message itself are its own `texts`. */
export function wordsOf(locale: MailLocale | undefined): typeof en {
  return locale === "sw" ? sw : en;
}
