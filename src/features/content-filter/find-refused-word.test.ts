import { describe, expect, it } from "vitest";
import { findRefusedWord } from "./find-refused-word";

type Lists = { refused: string[]; allowed: string[] };
const none: Lists = { refused: [], allowed: [] };
const refusedIn = (text: string, lists: Partial<Lists> = {}) => findRefusedWord(text, { ...none, ...lists });

const ordinary = [
  "Do you have cocktail glasses, a set of six?",
  "I am looking for a bib cock and two angle cocks? A bib cock will do.",
  "Is the cast iron skillet pre-seasoned, or must I season it?",
  "Hello, my name is Dickson Otieno and I ordered on Friday.",
  "Assumpta here, when is my order arriving in Scunthorpe Estate?",
  "The glass jug is 455 shillings, the other one 4550.",
  "Does the A55 phone holder fit on the shelf?",
  "I need 455g of sisal rope and 5500 ml of paint.",
  "Is this class A melamine, and can it go into the dishwasher?",
  "Can you assist me to assemble the dish rack?",
  "An assortment of spice jars: cumin, coriander, cassia.",
  "Is the curtain fire retardant?",
  "Do you sell titanium kettles? Or stainless ones?",
  "Please send the analysis of the water filter.",
  "The vacuum flask does not close; it leaks.",
  "Do you deliver to Essex Road or Middlesex Court?",
  "Which knife is sharper, the santoku or the paring knife?",
  "I want to return the basket, its handle is broken.",
  "How much is the pressure cooker, and the rice cooker?",
  "Is there a hooked rug or a hooded towel in blue?",
  "The mat has a crack; the picture shows none. I am very disappointed.",
  "You are thieves, you took my money and nothing came!",
  "This is the worst service ever, damn it.",
  "What the hell happened to order #1042?",
  "My M-Pesa code is QGH7XK2L9P, please check.",
  "Call me on 0712 345 678 or +254 733 444 555.",
  "Can I pay half now and half when it comes?",
  "Is the shitake growing kit back?",
  "I have a peacock patterned cushion, do you have a second one?",
  "Do you have a shuttlecock and a hancock toolbox?",
  "The canal grande poster, 50 x 70 cm, please.",
  "A manual juicer, not an electric one.",
  "Where is your shop? I am at Tom Mboya Street.",
  "A penholder and two pens for my desk, the pen is broken.",
  "Is the bush knife (panga) in stock?",
  "Grape scissors, pineapple corer and an apple peeler.",
  "Do you have therapeutic pillows?",
  "A rapeseed oil bottle with a pourer? I mean for grape oil.",
  "Is the Van Dyke brown table still there?",
  "Habari, mna vikombe vya chai?",
  "Nataka kununua sufuria tatu kubwa.",
  "Bei ya ufagio ni ngapi? Na fagio la nje?",
  "Mnauza shiti za kitanda? Nataka shiti mbili za bluu.",
  "Nguo za kike na kiume mnazo?",
  "Semeni bei ya mwisho tafadhali.",
  "Kanali Otieno aliagiza meza jana.",
  "Chakula kinanusa vizuri, hiyo jiko inapika haraka.",
  "Asante sana, nimefurahi na huduma yenu.",
  "Nimetuma pesa kwa M-Pesa lakini sijapata ujumbe.",
  "Mnafungua saa ngapi kesho? Ni sikukuu.",
  "Naomba nipeleke mzigo Kisumu, nyumba iko karibu na soko.",
  "Bakuli ya mbwa na ya paka, zote mbili.",
  "Nataka mbuzi ya nazi na kinu.",
  "Ndoo ya takataka yenye kifuniko, lita kumi.",
  "Msinifanye mjinga, nilinunua sahani na zimevunjika!",
  "Nyinyi ni wezi, rudisheni pesa yangu.",
  "Je, mna mikeka ya mkeka wa kulala?",
  "Mtungi wa maji, chupa na kikapu cha kiondo.",
  "Kuna jiko la makaa, au la gesi pekee?",
  "Nitalipa nikipokea, sawa?",
  "Shuka na foronya za rangi ya waridi.",
  "Kitanda cha mtoto kinapatikana?",
  "Kumi na mbili tu, ama kuna zaidi?",
  "Kuna kumbukumbu ya agizo langu la Jumatatu?",
  "Niaje, mko na masufuria poa?",
  "Sasa hiyo meza inaenda how much?",
  "Mafiga matatu ya jiko yako?",
  "Tito na Titi wa Kariobangi wanataka kapeti.",
  "Fika hapa Malindi, au nitume boda?",
  "Pika na sufuria ya aluminiamu inaharibika?",
];

describe("what must pass", () => {
  it("is more than sixty sentences of the shop's every day, in English and Swahili", () => {
    expect(ordinary.length).toBeGreaterThan(60);
  });

  it.each(ordinary)("%s", (sentence) => {
    expect(refusedIn(sentence)).toBeNull();
  });
});

it.each([
  ["You are a bitch", "bitch"],
  ["what the fuck is this", "fuck"],
  ["f*ck you", "f*ck"],
  ["fuuuuck off", "fuuuuck"],
  ["This is bullshit", "bullshit"],
  ["sh1t service", "sh1t"],
  ["you asshole", "asshole"],
  ["Go away, dickhead!", "dickhead"],
  ["mkundu wewe", "mkundu"],
  ["Kuma mamako", "Kuma"],
  ["wewe ni mshenzi", "mshenzi"],
  ["nyinyi wapumbavu", "wapumbavu"],
  ["we ni msenge", "msenge"],
  ["mbwa wewe", "mbwa wewe"],
  ["KUMANINA", "KUMANINA"],
])("refuses %j for %j", (sentence, word) => {
  expect(refusedIn(sentence)).toBe(word);
});

it("refuses staff's own words as whole words only, upper and lower case alike, and tells them as they were typed", () => {
  const refused = ["jembe la moto", "c++"];
  expect(refusedIn("Ni Jembe  la moto kweli", { refused })).toBe("Jembe  la moto");
  expect(refusedIn("jembe la motomoto", { refused })).toBeNull();
  expect(refusedIn("I like C++ a lot", { refused })).toBe("C++");
});

it("never refuses what staff allowed, and still the rest of the sentence", () => {
  expect(refusedIn("Ask for Dick Omondi")).toBe("Dick");
  expect(refusedIn("Ask for Dick Omondi", { allowed: ["dick"] })).toBeNull();
  expect(refusedIn("Ask for Dick Omondi, bitch", { allowed: ["dick"] })).toBe("bitch");
  expect(refusedIn("a bad word", { refused: ["bad"], allowed: ["bad"] })).toBeNull();
});

it("judges 4,000 characters of anything within 50 ms", () => {
  const long = "Scunthorpe a55 ﬀ 😀 kum kum as s ".repeat(130).slice(0, 4_000);
  refusedIn(long);
  const began = performance.now();
  refusedIn(long);
  expect(performance.now() - began).toBeLessThan(50);
});
