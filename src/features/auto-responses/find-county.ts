import { deliveries } from "@/features/orders/delivery";
import { wordsOf } from "./find-hits";

/** Towns that shoppers name, and the county they are in. */
const towns: Record<string, string> = {
  eldoret: "Uasin Gishu",
  thika: "Kiambu",
  ruiru: "Kiambu",
  kikuyu: "Kiambu",
  limuru: "Kiambu",
  juja: "Kiambu",
  kitale: "Trans Nzoia",
  malindi: "Kilifi",
  mtwapa: "Kilifi",
  watamu: "Kilifi",
  naivasha: "Nakuru",
  gilgil: "Nakuru",
  nanyuki: "Laikipia",
  diani: "Kwale",
  ukunda: "Kwale",
  ngong: "Kajiado",
  rongai: "Kajiado",
  kitengela: "Kajiado",
  "athi river": "Machakos",
  syokimau: "Machakos",
  mlolongo: "Machakos",
  voi: "Taita-Taveta",
  lodwar: "Turkana",
  kerugoya: "Kirinyaga",
  karatina: "Nyeri",
  webuye: "Bungoma",
  chuka: "Tharaka-Nithi",
  kapsabet: "Nandi",
  maralal: "Samburu",
  wote: "Makueni",
};

const places = [
  ...deliveries.map(({ county }) => ({ said: wordsOf(county).join(" "), county })),
  // As people write it without the apostrophe.
  { said: "muranga", county: "Murang'a" },
  ...Object.entries(towns).map(([said, county]) => ({ said, county })),
];

/** The county that a text names, itself or by one of its towns; null when it names none. Of several the first named. */
export function findCounty(content: string): string | null {
  const text = ` ${wordsOf(content).join(" ")} `;
  const found = places
    .map(({ said, county }) => ({ county, at: text.indexOf(` ${said} `) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.county ?? null;
}
