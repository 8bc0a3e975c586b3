import { readJson, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

type Input = Parameters<Awaited<ReturnType<typeof callerFor>>["subscriptions"]["request"]>[0];

/** `{email, name?, source}` → 202, whoever it is (CONTRACT.md "Shop, mail and consent"). */
export const POST = route(async (request) => {
  const body = (await readJson(request)) as Input;
  return Response.json(await callerFor(request.headers).subscriptions.request(body), { status: 202 });
});
