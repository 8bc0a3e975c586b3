"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { SelectField, TextField } from "@/ui/field";
import { type EmailState, emailStates } from "../schema";
import { stateWords } from "./state-words";

export type MailFilter = { state?: EmailState; flow?: string; address?: string };

type MailFilterFieldsProps = { filter: MailFilter; onChange: (filter: MailFilter) => void };

/** Which mails the list shows. */
export function MailFilterFields({ filter, onChange }: MailFilterFieldsProps) {
  const trpc = useTRPC();
  const flows = useQuery(trpc.admin.mail.listFlows.queryOptions());
  const set = (change: MailFilter) => onChange({ ...filter, ...change });
  return (
    <search className="grid grid-cols-2 gap-4 sm:grid-cols-3 [&>:first-child]:col-span-2 sm:[&>:first-child]:col-span-1">
      <TextField
        id="mail-address"
        label="Address"
        type="search"
        autoComplete="off"
        value={filter.address ?? ""}
        onChange={(event) => set({ address: event.target.value || undefined })}
      />
      <SelectField
        id="mail-state"
        label="State"
        value={filter.state ?? ""}
        onChange={(event) => set({ state: emailStates.find((state) => state === event.target.value) })}
      >
        <option value="">All</option>
        {emailStates.map((state) => (
          <option key={state} value={state}>
            {stateWords[state].label}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="mail-flow"
        label="Flow"
        value={filter.flow ?? ""}
        onChange={(event) => set({ flow: event.target.value || undefined })}
      >
        <option value="">All</option>
        {flows.data?.map(({ flow, name }) => (
          <option key={flow} value={flow}>
            {name}
          </option>
        ))}
      </SelectField>
    </search>
  );
}
