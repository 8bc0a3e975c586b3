import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { BIRTHDAYS, type BirthdayDate, purposeOf } from "./rules";

/** A person and the birthday (`YYYY-MM-DD`) that comes near. */
export type Near = { customerId: string; date: string };

/**
 * The next people, by customer id, with a birthday on one of these dates who ever confirmed a subscription and have no run for that year.
 * @param afterId the last one of the page before; empty at first
 */
export function listNear(dates: BirthdayDate[], afterId: string, limit: number): Promise<Near[]> {
  const days = dates.flatMap(({ date, days }) =>
    days.map(({ month, day }) => Prisma.sql`(${month}::int, ${day}::int, ${date}::text)`),
  );
  return db.$queryRaw<Near[]>`
    SELECT c.id AS "customerId", d.date
    FROM (VALUES ${Prisma.join(days)}) AS d (month, day, date)
    JOIN customer c ON c.birth_month = d.month AND c.birth_day = d.day
    WHERE c.id > ${afterId} AND c.erased_at IS NULL
      AND EXISTS (SELECT FROM email_subscription s WHERE s.email = c.email AND s.confirmed_at IS NOT NULL)
      AND NOT EXISTS (
        SELECT FROM automation_run r
        WHERE r.flow = ${BIRTHDAYS} AND r.subject_key = c.id || ':' || left(d.date, 4))
    ORDER BY c.id LIMIT ${limit}`;
}

/** When the offer for another birthday than this one last went to the person; null when none did. */
export async function findOtherOffer(customerId: string, date: string): Promise<Date | null> {
  const found = await db.emailLog.findFirst({
    where: {
      flow: BIRTHDAYS,
      customerId,
      message: "birthday-offer",
      acceptedAt: { not: null },
      onceKey: { not: { startsWith: `${purposeOf(customerId, date)}:` } },
    },
    orderBy: { acceptedAt: "desc" },
    select: { acceptedAt: true },
  });
  return found?.acceptedAt ?? null;
}
