"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { EventDescription, EventField } from "../describe-events";
import { RunRows } from "./run-rows";

/** Sends one event by hand, as another program would by POST /api/events; its fields come from the event's schema. */
export function SendEventForm() {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.events.list.queryOptions());
  return (
    <section aria-labelledby="send-event" className="space-y-4">
      <h2 id="send-event" className="font-display text-2xl">
        Send an event
      </h2>
      <p className="max-w-prose text-ink-soft">
        For trials and repairs: whatever waits for the event acts as if it had just happened. Other programs do the same
        with <code>POST /api/events</code> and an API key.
      </p>
      <Loaded query={query} what="the events">
        {(events) => <EventFields events={events} />}
      </Loaded>
    </section>
  );
}

function EventFields({ events }: { events: EventDescription[] }) {
  const trpc = useTRPC();
  const [name, setName] = useState(events[0]?.name ?? "");
  const [data, setData] = useState<Record<string, string>>({});
  const [subjectIds, setSubjectIds] = useState<string[]>([]);
  const send = useMutation(trpc.admin.events.send.mutationOptions());
  const fields = events.find((event) => event.name === name)?.fields ?? [];
  const faults = fieldFaults(send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const filled = fields.filter((field) => data[field.name]);
    setSubjectIds(filled.flatMap(({ name }) => (name.endsWith("Id") ? (data[name] ?? []) : [])));
    send.mutate({ name, data: Object.fromEntries(filled.map((field) => [field.name, readField(field, data)])) });
  };
  const choose = (chosen: string) => {
    send.reset();
    setData({});
    setName(chosen);
  };
  return (
    <>
      <form onSubmit={submit} className="max-w-xl space-y-4 rounded-card border border-line bg-surface p-4 shadow-card">
        <SelectField id="event-name" label="Event" value={name} onChange={(event) => choose(event.target.value)}>
          {events.map((event) => (
            <option key={event.name}>{event.name}</option>
          ))}
        </SelectField>
        {fields.map((field) => (
          <EventInput
            key={field.name}
            field={field}
            value={data[field.name] ?? ""}
            error={faults[`0.data.${field.name}`]}
            onChange={(value) => setData({ ...data, [field.name]: value })}
          />
        ))}
        {send.error && <Notice tone="bad">{send.error.message}</Notice>}
        {send.data && <Notice tone="good">Sent as {send.data.ids.join(", ")}.</Notice>}
        <Button type="submit" disabled={send.isPending}>
          Send
        </Button>
      </form>
      {send.data && <Started at={send.data.at} subjectIds={subjectIds} />}
    </>
  );
}

/** What the event set going: it takes some moments. */
function Started({ at, subjectIds }: { at: Date; subjectIds: string[] }) {
  return (
    <section aria-labelledby="started" className="space-y-4">
      <h3 id="started" className="font-display text-xl">
        Runs that began since it was sent{subjectIds.length > 0 && ", about the same"}
      </h3>
      <RunRows
        filter={{ since: at, subjectIds }}
        empty={{
          title: "None yet",
          advice: "What an event sets going shows here within seconds. Some only end runs, or find nobody to write to.",
        }}
      />
    </section>
  );
}

function readField(field: EventField, data: Record<string, string>): string | number {
  const value = data[field.name] ?? "";
  return field.type === "number" ? Number(value) : value;
}

type EventInputProps = {
  field: EventField;
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
};

function EventInput({ field, value, error, onChange }: EventInputProps) {
  const common = { id: `event-${field.name}`, label: field.name, error, required: field.required, value };
  if (field.type === "choice")
    return (
      <SelectField {...common} optional={!field.required} onChange={(event) => onChange(event.target.value)}>
        <option value="">Choose…</option>
        {field.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </SelectField>
    );
  return (
    <TextField
      {...common}
      optional={!field.required}
      type={field.type}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
