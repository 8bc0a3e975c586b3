import type { FunctionConfig } from "./function-config";

/** The functions of the app as last taken over; one per server, replaced as a whole by a sync. */
export class Registry {
  private functions = new Map<string, FunctionConfig>();
  /** Names the registered set; empty before the first one. */
  fingerprint = "";

  replace(functions: FunctionConfig[], fingerprint: string): void {
    this.functions = new Map(functions.map((one) => [one.id, one]));
    this.fingerprint = fingerprint;
  }

  get(id: string): FunctionConfig | undefined {
    return this.functions.get(id);
  }

  all(): FunctionConfig[] {
    return [...this.functions.values()];
  }
}
