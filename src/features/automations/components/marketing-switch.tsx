"use client";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { FlowSettings } from "../schema";
import { useChangeFlowSettings, useFlowSettings } from "./use-flow-settings";

/** The kill switch of all marketing, of flows and of campaigns. */
export function MarketingSwitch() {
  return (
    <Loaded query={useFlowSettings()} what="the switch of all marketing">
      {(settings) => <Switch settings={settings} />}
    </Loaded>
  );
}

function Switch({ settings: { marketingOn } }: { settings: FlowSettings }) {
  const change = useChangeFlowSettings();
  return (
    <section
      aria-label="All marketing mail"
      className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-line bg-surface p-4 shadow-card"
    >
      <p className="min-w-60 flex-1">
        {marketingOn
          ? "Flows and campaigns may send marketing mail. Stopping it ends every run at its next mail and holds campaigns where they are; mails about orders and chats still go."
          : "All marketing mail is stopped, of flows and of campaigns. Mails about orders and chats still go."}
      </p>
      <Button
        look={marketingOn ? "danger" : "primary"}
        disabled={change.isPending}
        onClick={() => change.mutate({ marketingOn: !marketingOn })}
      >
        {marketingOn ? "Stop all marketing" : "Let marketing go again"}
      </Button>
      {change.error && <Notice tone="bad">{change.error.message}</Notice>}
    </section>
  );
}
