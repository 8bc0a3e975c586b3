"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { overlapWords, weekdays } from "../rules";
import type { WeeklyHours } from "../schema";
import { DayHours } from "./day-hours";

/** The shop's week; loads what is set, then hands over to the form. */
export function WeekEditor() {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.openingHours.getHours.queryOptions());
  const availability = useQuery(trpc.admin.openingHours.getAvailability.queryOptions());
  return (
    <section aria-labelledby="opening-hours" className="space-y-4">
      <h2 id="opening-hours" className="font-display text-2xl">
        Opening hours
      </h2>
      <p className="max-w-prose text-ink-soft">
        Nairobi time. Shoppers read them at the foot of every page and in the chat, and waiting times are counted by
        them. Teams can have hours of their own.
      </p>
      {availability.data && (
        <div className="max-w-2xl">
          <Notice tone={availability.data.open ? "good" : "info"}>Now: {availability.data.words}.</Notice>
        </div>
      )}
      <Loaded query={query} what="the hours">
        {(saved) => <WeekForm saved={saved} />}
      </Loaded>
    </section>
  );
}

/** What is wrong with a day, as seen here already or as the shop said when it refused. */
function faultOf(day: string, faults: Record<string, string>): string | undefined {
  return Object.entries(faults).find(([path]) => path === day || path.startsWith(`${day}.`))?.[1];
}

function WeekForm({ saved }: { saved: WeeklyHours }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { getHours, getAvailability, changeHours } = trpc.admin.openingHours;
  const [week, setWeek] = useState(saved);
  const change = useMutation(
    changeHours.mutationOptions({
      onSuccess: (stored) => {
        queryClient.setQueryData(getHours.queryKey(), stored);
        void queryClient.invalidateQueries({ queryKey: getAvailability.queryKey() });
      },
    }),
  );
  const overlap = overlapWords(week);
  const faults = overlap ? { [overlap.day]: overlap.message } : fieldFaults(change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!overlap) change.mutate(week);
  };
  return (
    <form onSubmit={submit} className="max-w-2xl rounded-card border border-line bg-surface px-4 pb-4 shadow-card">
      {weekdays.map((day) => (
        <DayHours
          key={day}
          day={day}
          ranges={week[day]}
          error={faultOf(day, faults)}
          onChange={(ranges) => {
            change.reset();
            setWeek({ ...week, [day]: ranges });
          }}
        />
      ))}
      <div className="space-y-3 pt-3">
        {change.error && <Notice tone="bad">{change.error.message}</Notice>}
        {change.isSuccess && <Notice tone="good">Saved. Shoppers read it from now on.</Notice>}
        <Button type="submit" disabled={change.isPending || overlap !== null}>
          Save the hours
        </Button>
      </div>
    </form>
  );
}
