import { Plus, X } from "lucide-react";
import { minuteOf, type Weekday, weekdayNames } from "../rules";
import type { TimeRange } from "../schema";

type DayHoursProps = {
  day: Weekday;
  ranges: TimeRange[];
  /** What is wrong with this day. */
  error: string | undefined;
  onChange: (ranges: TimeRange[]) => void;
};

// With "08:00 AM" and the picker's icon; a phone opens its picker without one.
const time =
  "min-h-11 w-full min-w-0 rounded-field border border-line bg-surface px-1.5 py-2 text-base text-ink aria-invalid:border-danger sm:w-36 sm:px-2.5 max-sm:[&::-webkit-calendar-picker-indicator]:hidden";

/** After the last span, an hour later and as long as the evening goes; on a free day the shop's usual one. */
function nextRange(ranges: TimeRange[]): TimeRange {
  const last = ranges.at(-1);
  if (!last) return { from: "08:00", to: "18:00" };
  const hour = Math.min(23, Math.floor(minuteOf(last.to) / 60) + 1);
  return { from: `${String(hour).padStart(2, "0")}:00`, to: "00:00" };
}

/** One weekday: its spans, or that it is closed. */
export function DayHours({ day, ranges, error, onChange }: DayHoursProps) {
  const name = weekdayNames[day];
  const put = (index: number, part: Partial<TimeRange>) =>
    onChange(ranges.map((range, at) => (at === index ? { ...range, ...part } : range)));
  return (
    <fieldset className="border-line border-b py-3">
      <legend className="sr-only">{name}</legend>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 sm:grid-cols-[7rem_minmax(0,1fr)_auto]">
        <p aria-hidden className="pt-2.5 font-semibold">
          {name}
        </p>
        <div className="max-sm:col-span-2 max-sm:row-start-2 space-y-2">
          {ranges.length === 0 && <p className="pt-2.5 text-ink-soft">Closed</p>}
          {ranges.map((range, index) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: spans have no names; their place is what they are
              key={index}
              className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-1 sm:w-fit sm:grid-cols-[auto_auto_auto_auto] sm:gap-2"
            >
              <TimeInput
                label={`${name} from`}
                value={range.from}
                wrong={!!error}
                onChange={(from) => put(index, { from })}
              />
              <span aria-hidden>–</span>
              <TimeInput label={`${name} to`} value={range.to} wrong={!!error} onChange={(to) => put(index, { to })} />
              <button
                type="button"
                aria-label={`Remove ${name} ${range.from} to ${range.to}`}
                onClick={() => onChange(ranges.filter((_, at) => at !== index))}
                className="inline-flex size-11 items-center justify-center rounded-field text-ink-soft hover:bg-sand hover:text-ink"
              >
                <X aria-hidden className="size-5" />
              </button>
              {range.to <= range.from && (
                <span className="col-span-full text-ink-soft text-sm">until the next day</span>
              )}
            </div>
          ))}
          {error && (
            <p role="alert" className="font-semibold text-danger text-sm">
              {error}
            </p>
          )}
        </div>
        <button
          type="button"
          onClick={() => onChange([...ranges, nextRange(ranges)])}
          aria-label={`Add hours on ${name}`}
          className="inline-flex min-h-11 items-center gap-1.5 self-start rounded-field px-2 font-semibold text-clay-deep hover:bg-sand max-sm:col-start-2 max-sm:row-start-1"
        >
          <Plus aria-hidden className="size-4" /> Add hours
        </button>
      </div>
    </fieldset>
  );
}

type TimeInputProps = { label: string; value: string; wrong: boolean; onChange: (value: string) => void };

function TimeInput({ label, value, wrong, onChange }: TimeInputProps) {
  return (
    <input
      type="time"
      required
      aria-label={label}
      aria-invalid={wrong || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={time}
    />
  );
}
