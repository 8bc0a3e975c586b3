"use client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { useHolidayChange } from "./use-holiday-change";

const empty = { day: "", name: "" };

/** A day of the shop's own: stocktaking, a trip of everybody's. */
export function AddHoliday() {
  const { openingHours } = useTRPC().admin;
  const add = useMutation(openingHours.addHoliday.mutationOptions(useHolidayChange()));
  const [holiday, setHoliday] = useState(empty);
  const faults = fieldFaults(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(holiday, { onSuccess: () => setHoliday(empty) });
  };
  return (
    <form onSubmit={submit} className="grid max-w-2xl items-start gap-3 sm:grid-cols-[11rem_minmax(0,1fr)_auto]">
      <TextField
        id="new-holiday-day"
        label="Another day"
        type="date"
        required
        value={holiday.day}
        error={faults.day}
        onChange={(event) => setHoliday({ ...holiday, day: event.target.value })}
      />
      <TextField
        id="new-holiday-name"
        label="What is it called?"
        required
        maxLength={80}
        value={holiday.name}
        error={faults.name}
        onChange={(event) => setHoliday({ ...holiday, name: event.target.value })}
      />
      <Button type="submit" look="quiet" disabled={add.isPending} className="justify-self-start sm:mt-7.5">
        Add the day
      </Button>
      {add.error && Object.keys(faults).length === 0 && (
        <div className="sm:col-span-3">
          <Notice tone="bad">{add.error.message}</Notice>
        </div>
      )}
    </form>
  );
}
