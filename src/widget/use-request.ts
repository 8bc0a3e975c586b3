import { useState } from "preact/hooks";
import { ChatApiError } from "./chat-api";

export type RequestState = {
  phase: "idle" | "busy" | "done";
  /** Why it did not work, for people. */
  problem: string | null;
  /** What is wrong with single fields. */
  fields: Record<string, string>;
};

/** As a `ref`: what has taken the place of the form that had the keyboard gets it. */
export const takeFocus = (element: HTMLElement | null) => element?.focus();

/** A request that the shopper makes by a button: busy, done, or why not; what was typed stays. */
export function useRequest(): [RequestState, (run: () => Promise<unknown>) => Promise<void>] {
  const [state, setState] = useState<RequestState>({ phase: "idle", problem: null, fields: {} });
  const start = async (run: () => Promise<unknown>) => {
    setState({ phase: "busy", problem: null, fields: {} });
    try {
      await run();
      setState({ phase: "done", problem: null, fields: {} });
    } catch (error) {
      if (!(error instanceof ChatApiError)) throw error;
      const offline = error.status === 0 ? "There is no connection just now. Please try again in a moment." : null;
      setState({ phase: "idle", problem: offline ?? error.message, fields: error.fields ?? {} });
    }
  };
  return [state, start];
}
