"use client";
import { weekdayNames, weekdays } from "@/features/opening-hours/schema";
import { SelectField, TextField } from "@/ui/field";
import type { HoursText } from "../hours-text";

export type HoursChoice = { kind: "shop" | "own"; text: HoursText };

const workday = "08:00–18:00";
/** What a team's own hours begin with. */
export const usualWeek: HoursText = {
  mon: workday,
  tue: workday,
  wed: workday,
  thu: workday,
  fri: workday,
  sat: workday,
  sun: "",
};

type Props = { choice: HoursChoice; faults: Record<string, string>; onChange: (choice: HoursChoice) => void };

/** When a team is given conversations: in the shop's hours, or in its own, a line a day. */
export function TeamHoursFields({ choice, faults, onChange }: Props) {
  const { kind, text } = choice;
  return (
    <div className="space-y-3">
      <SelectField
        id="team-hours"
        label="When it is given conversations"
        value={kind}
        onChange={(event) => onChange({ kind: event.target.value === "own" ? "own" : "shop", text })}
      >
        <option value="shop">In the shop's opening hours</option>
        <option value="own">In hours of its own</option>
      </SelectField>
      {kind === "own" && (
        <fieldset className="space-y-3 rounded-field border border-line p-3">
          <legend className="px-1 font-semibold">Its own hours</legend>
          <p className="text-ink-soft text-sm">
            Several spans a day with a comma between; <q>00:00–00:00</q> is the whole day; empty means closed.
          </p>
          <div className="grid gap-3 sm:grid-cols-2">
            {weekdays.map((day) => (
              <TextField
                key={day}
                id={`team-hours-${day}`}
                label={weekdayNames[day]}
                value={text[day]}
                error={faults[day]}
                placeholder="Closed"
                onChange={(event) => onChange({ kind, text: { ...text, [day]: event.target.value } })}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
