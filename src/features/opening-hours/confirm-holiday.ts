import { db, inTransaction, isUniqueViolation } from "@/lib/db";
import { dropKept } from "@/lib/keep-briefly";
import { dayIsHoliday, holidayNotFound } from "./errors";
import { KEPT } from "./get-calendar";

/**
 * Makes a day that hangs on the moon a holiday, on the day that was gazetted. Confirmed before it stays as it was.
 * @param onDay the real day, when it is not the calculated one
 * @throws DomainError `opening-hours.unknown_holiday`, `opening-hours.day_taken`
 */
export async function confirmHoliday(
  { day, onDay = day }: { day: string; onDay?: string | undefined },
  now = new Date(),
): Promise<void> {
  try {
    await inTransaction(async (tx) => {
      const { count } = await tx.holiday.updateMany({
        where: { day, confirmedAt: null },
        data: { day: onDay, confirmedAt: now },
      });
      if (count > 0) return;
      if (!(await tx.holiday.findUnique({ where: { day: onDay }, select: { day: true } }))) throw holidayNotFound();
    });
  } catch (error) {
    throw isUniqueViolation(error) ? await refusedDay(onDay, "onDay") : error;
  }
  dropKept(KEPT);
}

/** What is on a day already, told at the field of the form that named it. */
async function refusedDay(day: string, field: string): Promise<Error> {
  const taken = await db.holiday.findUnique({ where: { day }, select: { name: true } });
  return dayIsHoliday(taken?.name ?? "A holiday", field);
}
