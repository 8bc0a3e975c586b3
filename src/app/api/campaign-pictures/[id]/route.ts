import { findPicture } from "@/features/campaigns/find-picture";
import { DomainError } from "@/lib/errors";
import { route } from "@/lib/http";

type Params = { params: Promise<{ id: string }> };

/** A picture never changes under its address. */
const KEEP = "public, max-age=31536000, immutable";

/** Anybody, from within mail programs: a picture that staff put into a campaign. */
export const GET = route(async (request, { params }: Params) => {
  const { id } = await params;
  const picture = /^[\w-]{1,64}$/.test(id) ? await findPicture(id) : null;
  if (!picture) throw new DomainError("not_found", "campaigns.picture_not_found", "There is no such picture.");
  const headers = { etag: `"${id}"`, "cache-control": KEEP, "cross-origin-resource-policy": "cross-origin" };
  if (request.headers.get("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });
  return new Response(Buffer.from(picture.bytes), { headers: { ...headers, "content-type": picture.type } });
});
