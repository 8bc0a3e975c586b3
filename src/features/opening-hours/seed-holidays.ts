import { inTransaction } from "@/lib/db";
import { listKenyanHolidays } from "./list-kenyan-holidays";

/** One row in Setting per year says that its holidays were written once. */
export const SEEDED_PREFIX = "opening-hours.holidays-of.";

/**
 * Writes Kenya's public holidays of a year, once for all time: what staff removed or changed afterwards stays so. Called twice or
 * at once it writes them once. Those that hang on the moon wait for staff to confirm them, and until then are no holidays.
 */
export async function seedHolidays(year: number, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    // Whoever writes this row writes the days; the other one waits for him at the primary key, and finds it there.
    const { count } = await tx.setting.createMany({
      data: [{ key: `${SEEDED_PREFIX}${year}`, value: {} }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await tx.holiday.createMany({
      data: listKenyanHolidays(year).map(({ day, name, hangsOnMoon }) => ({
        day,
        name,
        confirmedAt: hangsOnMoon ? null : now,
        createdAt: now,
      })),
      skipDuplicates: true,
    });
  });
}
