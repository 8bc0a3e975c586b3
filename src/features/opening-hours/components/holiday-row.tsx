"use client";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import type { Holiday } from "../list-holidays";
import { useHolidayChange } from "./use-holiday-change";

const date = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "short",
  day: "numeric",
  month: "long",
  year: "numeric",
});

function Standing({ confirmed, works }: Holiday) {
  if (!confirmed) return <Badge tone="warning">To be confirmed: open</Badge>;
  return works ? <Badge tone="good">We work</Badge> : <Badge>Closed</Badge>;
}

/** One holiday, and what staff can say of it. */
export function HolidayRow({ holiday }: { holiday: Holiday }) {
  const { openingHours } = useTRPC().admin;
  const after = useHolidayChange();
  const work = useMutation(openingHours.workOnHoliday.mutationOptions(after));
  const remove = useMutation(openingHours.removeHoliday.mutationOptions(after));
  const { day, name, confirmed, works } = holiday;
  const problem = work.error ?? remove.error;
  return (
    <li className="space-y-2 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-44 flex-1">
          <p className="break-words font-semibold">{name}</p>
          <p className="text-ink-soft text-sm">{date.format(new Date(`${day}T00:00:00Z`))}</p>
        </div>
        <Standing {...holiday} />
        <div className="flex flex-wrap gap-2">
          {confirmed && (
            <Button
              look="quiet"
              disabled={work.isPending}
              aria-label={`${works ? "Close" : "Work"} on ${name}, ${day}`}
              onClick={() => work.mutate({ day, works: !works })}
            >
              {works ? "Close after all" : "We work"}
            </Button>
          )}
          <Button
            look="quiet"
            disabled={remove.isPending}
            aria-label={`Remove ${name}, ${day}`}
            onClick={() => remove.mutate({ day })}
          >
            Remove
          </Button>
        </div>
      </div>
      {!confirmed && <ConfirmDay day={day} name={name} />}
      {problem && (
        <p role="alert" className="font-semibold text-danger text-sm">
          {problem.message}
        </p>
      )}
    </li>
  );
}

function ConfirmDay({ day, name }: { day: string; name: string }) {
  const { openingHours } = useTRPC().admin;
  const confirm = useMutation(openingHours.confirmHoliday.mutationOptions(useHolidayChange()));
  const [onDay, setOnDay] = useState(day);
  const id = useId();
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate({ day, onDay });
      }}
    >
      <div>
        <TextField
          id={id}
          label="It is on"
          type="date"
          required
          value={onDay}
          onChange={(event) => setOnDay(event.target.value)}
          error={fieldFaults(confirm.error).onDay ?? confirm.error?.message}
        />
      </div>
      <Button type="submit" look="quiet" disabled={confirm.isPending} aria-label={`Confirm ${name}`}>
        Confirm: we are closed
      </Button>
    </form>
  );
}
