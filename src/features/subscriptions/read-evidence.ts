import { clientAddress } from "@/lib/session";
import type { Evidence } from "./schema";

/** From where a request comes, to be kept beside the consent it gives or takes back. */
export function readEvidence(request: Request): Evidence {
  return { ip: clientAddress(request.headers), userAgent: request.headers.get("user-agent") };
}
