import { readJson, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

/** Staff (login or API key): `{name, data, id?}` or an array → 202 `{ids}`; wrong name or data → 400 and nothing is sent. */
export const POST = route(async (request) => {
  // The procedure judges what it is.
  const body = (await readJson(request)) as never;
  const { ids } = await callerFor(request.headers).admin.events.send(body);
  return Response.json({ ids }, { status: 202 });
});
