import type { ReactNode } from "react";
import { DAY_MS, shopClock } from "@/lib/time";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";

const presets = [7, 28, 90, 365];

/** The days that end today, as an address of a report's page. */
export function lastDays(days: number, now: Date): { from: string; to: string } {
  return { from: shopClock(new Date(now.getTime() - (days - 1) * DAY_MS)).date, to: shopClock(now).date };
}

type SpanFormProps = {
  /** The report's page. */
  action: string;
  input: { from: string; to: string };
  /** What a preset takes along of the report's other choices. */
  kept?: Record<string, string>;
  faults: Record<string, string>;
  now: Date;
  /** Fields of the report's other choices. */
  children?: ReactNode;
};

/** Which days to look at. Works without JavaScript. */
export function SpanForm({ action, input, kept = {}, faults, now, children }: SpanFormProps) {
  return (
    <div className="space-y-3">
      <ul className="flex flex-wrap gap-2">
        {presets.map((days) => {
          const span = lastDays(days, now);
          const current = span.from === input.from && span.to === input.to;
          return (
            <li key={days}>
              <a
                href={`${action}?${new URLSearchParams({ ...span, ...kept })}`}
                aria-current={current ? "true" : undefined}
                className="inline-flex min-h-11 items-center rounded-full border border-line px-4 aria-[current]:border-clay aria-[current]:bg-clay-pale aria-[current]:font-semibold aria-[current]:text-clay-deep"
              >
                {days === 365 ? "A year" : `${days} days`}
              </a>
            </li>
          );
        })}
      </ul>
      <form action={action} className="flex flex-wrap items-start gap-3">
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
        {children}
        <Button type="submit" className="mt-7.5">
          Show
        </Button>
      </form>
    </div>
  );
}
