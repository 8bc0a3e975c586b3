/** Nairobi itself, the counties around it, those on the main roads, and those far from them. */
type Zone = "nairobi" | "near" | "main" | "far";

const feeOf: Record<Zone, number> = { nairobi: 20_000, near: 35_000, main: 50_000, far: 80_000 };
const daysOf: Record<Zone, string> = {
  nairobi: "1–2 days",
  near: "2 days",
  main: "2–3 days",
  far: "3–4 days",
};

/** The 47 counties (Constitution of Kenya 2010, First Schedule), Nairobi first, the others by name. */
const zoneOf: Record<string, Zone> = {
  Nairobi: "nairobi",
  Baringo: "main",
  Bomet: "main",
  Bungoma: "main",
  Busia: "main",
  "Elgeyo-Marakwet": "main",
  Embu: "main",
  Garissa: "far",
  "Homa Bay": "main",
  Isiolo: "far",
  Kajiado: "near",
  Kakamega: "main",
  Kericho: "main",
  Kiambu: "near",
  Kilifi: "main",
  Kirinyaga: "main",
  Kisii: "main",
  Kisumu: "main",
  Kitui: "main",
  Kwale: "main",
  Laikipia: "main",
  Lamu: "far",
  Machakos: "near",
  Makueni: "main",
  Mandera: "far",
  Marsabit: "far",
  Meru: "main",
  Migori: "main",
  Mombasa: "main",
  "Murang'a": "near",
  Nakuru: "main",
  Nandi: "main",
  Narok: "main",
  Nyamira: "main",
  Nyandarua: "main",
  Nyeri: "main",
  Samburu: "far",
  Siaya: "main",
  "Taita-Taveta": "main",
  "Tana River": "far",
  "Tharaka-Nithi": "main",
  "Trans Nzoia": "main",
  Turkana: "far",
  "Uasin Gishu": "main",
  Vihiga: "main",
  Wajir: "far",
  "West Pokot": "far",
};

/** What delivery to a county costs (cents of KES, VAT included) and how long it takes. The shop's own tariff. */
export type Delivery = { county: string; feeCents: number; days: string };

/** Every county with its delivery. */
export const deliveries: Delivery[] = Object.entries(zoneOf).map(([county, zone]) => ({
  county,
  feeCents: feeOf[zone],
  days: daysOf[zone],
}));

/** Delivery to one county; null for what is no county of Kenya. */
export function deliveryTo(county: string): Delivery | null {
  return deliveries.find((one) => one.county === county) ?? null;
}

/** What delivery costs at least and at most, cents of KES; for pages and the chat's answer about delivery. */
export const deliveryFees = { nairobiCents: feeOf.nairobi, leastCents: feeOf.nairobi, mostCents: feeOf.far } as const;
