import { serve } from "inngest/next";
import { inngest } from "@/lib/jobs";
import { functions } from "@/server/functions";

export const dynamic = "force-dynamic";

/** Seconds that one call of a step may take. Next wants a literal. */
export const maxDuration = 60;

/**
 * Inngest only: it runs the jobs of the product here, with calls signed by INNGEST_SIGNING_KEY. Unsigned calls are refused
 * with 401, also an unsigned PUT, by which otherwise anybody could make the app register itself anew.
 */
export const { GET, POST, PUT } = serve({
  client: inngest,
  functions,
  servePath: "/api/inngest",
  enableUnauthedSync: false,
});
