"use client";
import { Button } from "@/ui/button";
import { type FlowName, flows } from "../flows";
import type { FlowSettings, FlowSettingsChange } from "../schema";
import { useChangeFlowSettings } from "./use-flow-settings";

/** Switches one flow off or on; what waits then is not sent. */
export function FlowSwitch({ flow, settings }: { flow: FlowName; settings: FlowSettings }) {
  const change = useChangeFlowSettings();
  const { setting, name } = flows[flow];
  const { on } = settings[setting];
  const press = () => change.mutate({ [setting]: { ...settings[setting], on: !on } } as FlowSettingsChange);
  return (
    <>
      <Button look={on ? "quiet" : "primary"} disabled={change.isPending} onClick={press}>
        {on ? "Switch off" : "Switch on"}
        <span className="sr-only">: {name}</span>
      </Button>
      {change.error && (
        <p role="alert" className="font-semibold text-danger text-sm">
          {change.error.message}
        </p>
      )}
    </>
  );
}
