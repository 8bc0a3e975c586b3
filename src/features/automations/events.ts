import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

/** A waiting run looks anew when its next step is due: settings changed, or staff send it on or stopped it. */
export const runWoken = defineEvent("automations/run.woken", { schema: z.object({ runId: z.string() }) });
