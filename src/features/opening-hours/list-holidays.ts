import { db } from "@/lib/db";
import { SEEDED_PREFIX, seedHolidays } from "./seed-holidays";

export type Holiday = {
  /** `YYYY-MM-DD` */
  day: string;
  name: string;
  /** False: it hangs on the moon, and until staff confirm it the shop works as usual. */
  confirmed: boolean;
  /** Staff said that the shop works on it. */
  works: boolean;
};

/** The holidays of some years, by day; years never looked at before get Kenya's first. */
export async function listHolidays(years: number[]): Promise<Holiday[]> {
  const keyOf = (year: number) => `${SEEDED_PREFIX}${year}`;
  const seeded = await db.setting.findMany({ where: { key: { in: years.map(keyOf) } }, select: { key: true } });
  const known = new Set(seeded.map(({ key }) => key));
  for (const year of years) if (!known.has(keyOf(year))) await seedHolidays(year);
  const rows = await db.holiday.findMany({
    where: { OR: years.map((year) => ({ day: { startsWith: `${year}-` } })) },
    orderBy: { day: "asc" },
  });
  return rows.map(({ day, name, confirmedAt, worksAt }) => ({
    day,
    name,
    confirmed: confirmedAt !== null,
    works: worksAt !== null,
  }));
}
