import { checkHealth } from "@/lib/health";
import packageJson from "../../../../package.json";

export const dynamic = "force-dynamic";

/** Anybody may ask: 200 when every service answers, 503 otherwise. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(packageJson.version);
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
