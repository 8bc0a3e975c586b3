"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { WidgetSettings } from "../schema";
import { AllowedSites } from "./allowed-sites";
import { BehaviourFields } from "./behaviour-fields";
import { LookFields } from "./look-fields";
import { WindowPreview } from "./window-preview";

/** What staff set about the chat window, with the window beside it as shoppers will see it. */
export function ChatWindowSettings({ shopUrl }: { shopUrl: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.chatWidget.getSettings.queryOptions(undefined, { staleTime: Infinity }));
  return (
    <Loaded query={query} what="the settings">
      {(stored) => <SettingsForm stored={stored} shopUrl={shopUrl} />}
    </Loaded>
  );
}

function SettingsForm({ stored, shopUrl }: { stored: WidgetSettings; shopUrl: string }) {
  const { getSettings, changeSettings } = useTRPC().admin.chatWidget;
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(stored);
  const [sites, setSites] = useState(stored.origins.join("\n"));
  const change = useMutation(changeSettings.mutationOptions());
  const edit = (changed: Partial<WidgetSettings>) => {
    change.reset();
    setDraft({ ...draft, ...changed });
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const origins = sites.split(/[\s,]+/).filter(Boolean);
    const onSuccess = (saved: WidgetSettings) => {
      queryClient.setQueryData(getSettings.queryKey(), saved);
      setDraft(saved);
      setSites(saved.origins.join("\n"));
    };
    change.mutate({ ...draft, origins }, { onSuccess });
  };
  const faults = fieldFaults(change.error);
  return (
    <form onSubmit={save} noValidate className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0 max-w-xl space-y-8">
        <LookFields draft={draft} faults={faults} onEdit={edit} />
        <BehaviourFields draft={draft} faults={faults} onEdit={edit} />
        <AllowedSites
          sites={sites}
          fault={Object.entries(faults).find(([field]) => field.startsWith("origins"))?.[1]}
          shopUrl={shopUrl}
          onEdit={(typed) => {
            change.reset();
            setSites(typed);
          }}
        />
        <div className="space-y-3">
          {change.error && <Notice tone="bad">{change.error.message}</Notice>}
          {change.isSuccess && <Notice tone="good">Saved. The chat looks like this from now on.</Notice>}
          <Button type="submit" disabled={change.isPending}>
            {change.isPending ? "Saving…" : "Save"}
          </Button>
        </div>
      </div>
      <WindowPreview draft={draft} />
    </form>
  );
}
