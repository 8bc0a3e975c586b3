import { DAY_MS, shopClock } from "@/lib/time";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/field";
import type { ReportInput } from "../schema";

const presets = [7, 28, 90, 365];

/** The days that end today, as an address of this page. */
export function lastDays(days: number, now: Date): { from: string; to: string } {
  return { from: shopClock(new Date(now.getTime() - (days - 1) * DAY_MS)).date, to: shopClock(now).date };
}

type SpanFormProps = { input: ReportInput; faults: Record<string, string>; now: Date };

/** Which days to look at, and whether nights and Sundays count as waiting. Works without JavaScript. */
export function SpanForm({ input, faults, now }: SpanFormProps) {
  return (
    <div className="space-y-3">
      <ul className="flex flex-wrap gap-2">
        {presets.map((days) => {
          const span = lastDays(days, now);
          const current = span.from === input.from && span.to === input.to;
          return (
            <li key={days}>
              <a
                href={`/admin/analytics?${new URLSearchParams({ ...span, hours: input.hours })}`}
                aria-current={current ? "true" : undefined}
                className="inline-flex min-h-11 items-center rounded-full border border-line px-4 aria-[current]:border-clay aria-[current]:bg-clay-pale aria-[current]:font-semibold aria-[current]:text-clay-deep"
              >
                {days === 365 ? "A year" : `${days} days`}
              </a>
            </li>
          );
        })}
      </ul>
      <form action="/admin/analytics" className="flex flex-wrap items-start gap-3">
        <TextField
          id="from"
          name="from"
          type="date"
          label="From"
          defaultValue={input.from}
          error={faults.from}
          required
        />
        <TextField id="to" name="to" type="date" label="To" defaultValue={input.to} error={faults.to} required />
        <SelectField id="hours" name="hours" label="Waiting counts" defaultValue={input.hours}>
          <option value="all">all the time</option>
          <option value="business">in opening hours</option>
        </SelectField>
        <Button type="submit" className="mt-7.5">
          Show
        </Button>
      </form>
    </div>
  );
}
