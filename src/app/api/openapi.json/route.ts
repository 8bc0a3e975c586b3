import { env } from "@/lib/env";
import { describeApi } from "./describe-api";

/** The REST face of the chat, for programs (OpenAPI 3.1). */
export function GET(): Response {
  return Response.json(describeApi(env().APP_URL));
}
