import { findPicture } from "@/features/staff/find-picture";
import { DomainError } from "@/lib/errors";
import { route } from "@/lib/http";
import { hashSecret } from "@/lib/tokens";

type Params = { params: Promise<{ staffId: string }> };

/** Another picture has another address (`?v=`), so that browsers may keep this one for a year. */
const KEEP = "public, max-age=31536000, immutable";

/** Anybody, also on other sites: the picture of a member of staff. */
export const GET = route(async (request, { params }: Params) => {
  const { staffId } = await params;
  const picture = /^[\w-]{1,64}$/.test(staffId) ? await findPicture(staffId) : null;
  if (!picture) throw new DomainError("not_found", "staff.unknown_picture", "There is no such picture.");
  const etag = `"${hashSecret(Buffer.from(picture.bytes).toString("base64")).slice(0, 32)}"`;
  const headers = { etag, "cache-control": KEEP, "cross-origin-resource-policy": "cross-origin" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(picture.bytes, { headers: { ...headers, "content-type": picture.type } });
});
