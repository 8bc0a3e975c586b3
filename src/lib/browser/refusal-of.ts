import { z } from "zod/mini";

const refusal = z.object({
  data: z.object({ domain: z.object({ code: z.string(), facts: z.optional(z.record(z.string(), z.unknown())) }) }),
});

/** The code and the facts with which a procedure refused; null for every other error and for none. */
export function refusalOf(error: unknown): { code: string; facts: Record<string, unknown> } | null {
  const parsed = refusal.safeParse(error);
  return parsed.success ? { code: parsed.data.data.domain.code, facts: parsed.data.data.domain.facts ?? {} } : null;
}
