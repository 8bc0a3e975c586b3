import { z } from "zod/mini";

const refusal = z.object({ data: z.object({ domain: z.object({ fields: z.record(z.string(), z.string()) }) }) });

/** What a refused procedure says about each field, by its path; empty for every other error and for none. */
export function fieldFaults(error: unknown): Record<string, string> {
  const parsed = refusal.safeParse(error);
  return parsed.success ? parsed.data.data.domain.fields : {};
}
