import { findFlow } from "../flows";
import type { FlowSettings } from "../schema";
import { waitWords } from "./wait-units";

/** When a step of a flow is due by the settings, for reading: `1 day after the last change`, `At once`, `3 days before it ends`. */
export function whenWords(flow: string, step: string, settings: FlowSettings): string {
  const found = findFlow(flow);
  const one = found?.steps.find((candidate) => candidate.step === step);
  if (!found || !one) return "";
  const wait = (settings[found.setting] as Record<string, unknown>)[one.wait] as number;
  const anchor = one.anchor ?? found.anchor;
  if (one.wait.endsWith("Minutes")) return wait === 0 ? "At once" : `${waitWords(wait)} ${anchor}`;
  return `${wait} ${wait === 1 ? "day" : "days"} ${anchor}`;
}
