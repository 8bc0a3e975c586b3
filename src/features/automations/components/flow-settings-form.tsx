"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { CartRecoverySettings, FlowSettings, MissedRepliesSettings } from "../schema";
import { WaitField } from "./wait-field";

type WaitName = Exclude<keyof CartRecoverySettings, "on">;

const waits: { name: WaitName; label: string }[] = [
  { name: "idleMinutes", label: "Left alone after" },
  { name: "savedAfterMinutes", label: "“Cart is saved” after" },
  { name: "questionsAfterMinutes", label: "“Questions?” after" },
  { name: "lastCallAfterMinutes", label: "“Last call” after" },
];

/** The switches and waits of the flows; loads what is set, then hands over to the form. */
export function FlowSettingsForm() {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.automations.getSettings.queryOptions());
  return (
    <section aria-labelledby="flow-settings" className="space-y-4">
      <h2 id="flow-settings" className="font-display text-2xl">
        Settings
      </h2>
      <Loaded query={query} what="the settings">
        {(saved) => <SettingsFields saved={saved} />}
      </Loaded>
    </section>
  );
}

function SettingsFields({ saved }: { saved: FlowSettings }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { changeSettings, getSettings } = trpc.admin.automations;
  const [settings, setSettings] = useState(saved);
  const change = useMutation(
    changeSettings.mutationOptions({
      onSuccess: (stored) => queryClient.setQueryData(getSettings.queryKey(), stored),
    }),
  );
  const faults = fieldFaults(change.error);
  const edit = (next: FlowSettings) => {
    change.reset();
    setSettings(next);
  };
  const setFlow = (part: Partial<CartRecoverySettings>) =>
    edit({ ...settings, cartRecovery: { ...settings.cartRecovery, ...part } });
  const setMissed = (part: Partial<MissedRepliesSettings>) =>
    edit({ ...settings, missedReplies: { ...settings.missedReplies, ...part } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(settings);
  };
  return (
    <form onSubmit={submit} className="space-y-4 rounded-card border border-line bg-surface p-4 shadow-card">
      <div>
        <Checkbox
          id="marketing-on"
          label="Flows may send marketing mail. Off stops all of them at their next mail; order mails still go."
          checked={settings.marketingOn}
          onChange={(event) => edit({ ...settings, marketingOn: event.target.checked })}
        />
        <Checkbox
          id="cart-recovery-on"
          label="Cart recovery is on"
          checked={settings.cartRecovery.on}
          onChange={(event) => setFlow({ on: event.target.checked })}
        />
        <Checkbox
          id="missed-replies-on"
          label="Answers in the chat that nobody read are mailed to the shopper"
          checked={settings.missedReplies.on}
          onChange={(event) => setMissed({ on: event.target.checked })}
        />
      </div>
      <fieldset className="grid gap-4 md:grid-cols-2">
        <legend className="mb-2 font-semibold">Waits, counted from the cart’s last change</legend>
        {waits.map(({ name, label }) => (
          <WaitField
            key={name}
            id={name}
            label={label}
            minutes={settings.cartRecovery[name]}
            error={faults[`cartRecovery.${name}`]}
            onChange={(minutes) => setFlow({ [name]: minutes })}
          />
        ))}
      </fieldset>
      <fieldset className="grid gap-4 md:grid-cols-2">
        <legend className="mb-2 font-semibold">Missed chat replies</legend>
        <WaitField
          id="missed-after"
          label="Mailed when not read after"
          minutes={settings.missedReplies.afterMinutes}
          error={faults["missedReplies.afterMinutes"]}
          onChange={(afterMinutes) => setMissed({ afterMinutes })}
        />
        <WaitField
          id="missed-pause"
          label="Between two mails of a conversation"
          minutes={settings.missedReplies.pauseMinutes}
          error={faults["missedReplies.pauseMinutes"]}
          onChange={(pauseMinutes) => setMissed({ pauseMinutes })}
        />
      </fieldset>
      <p className="text-ink-soft text-sm">Runs under way follow at once, also those that are waiting.</p>
      {change.error && <Notice tone="bad">{change.error.message}</Notice>}
      {change.isSuccess && <Notice tone="good">Saved.</Notice>}
      <Button type="submit" disabled={change.isPending}>
        Save
      </Button>
    </form>
  );
}
