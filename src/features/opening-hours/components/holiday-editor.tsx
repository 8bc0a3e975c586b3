"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { Loaded } from "@/ui/loaded";
import { AddHoliday } from "./add-holiday";
import { HolidayRow } from "./holiday-row";

/** The days of this year and the next on which the shop is closed, or might be. */
export function HolidayEditor() {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.openingHours.listHolidays.queryOptions());
  return (
    <section aria-labelledby="holidays" className="space-y-4">
      <h2 id="holidays" className="font-display text-2xl">
        Holidays
      </h2>
      <p className="max-w-prose text-ink-soft">
        Kenya’s public holidays of this year and the next come by themselves. Those that hang on the moon are calculated
        and may be a day off: the shop stays open on them until you confirm the day that was gazetted.
      </p>
      <Loaded
        query={query}
        what="the holidays"
        empty={{ title: "No holidays", advice: "Add the days on which nobody is here." }}
      >
        {(holidays) => (
          <ul className="max-w-2xl divide-y divide-line rounded-card border border-line bg-surface px-4 shadow-card">
            {holidays.map((holiday) => (
              <HolidayRow key={holiday.day} holiday={holiday} />
            ))}
          </ul>
        )}
      </Loaded>
      <AddHoliday />
    </section>
  );
}
