import { ApiRefusal } from "./api-refusal";
import { type ApiRequest, pathParts } from "./api-request";
import type { App } from "./app";
import { md5, sameSecret, sign } from "./signatures";

const VERSION = "1.0";

/**
 * Passes only what the holder of the app's secret signed within the last ten minutes: `auth_signature` covers method, path,
 * and all other parameters, `body_md5` the body (Pusher's "Authentication" of the HTTP API).
 *
 * @throws ApiRefusal 401
 */
export function verifySignature(app: App, request: ApiRequest): void {
  const { query, body } = request;
  if (query.get("auth_key") !== app.key) throw new ApiRefusal(401, "Unknown auth_key");
  if (query.get("auth_version") !== VERSION) throw new ApiRefusal(401, "Unsupported auth_version");
  const age = Math.abs(app.clock() / 1_000 - Number(query.get("auth_timestamp") ?? Number.NaN));
  if (!(age <= app.limits.signatureAgeSeconds)) {
    throw new ApiRefusal(401, `Timestamp expired: not within ${app.limits.signatureAgeSeconds} s of server time`);
  }
  const hasBody = body.length > 0 || query.has("body_md5");
  if (hasBody && !sameSecret(query.get("body_md5"), md5(body))) throw new ApiRefusal(401, "Invalid body_md5");
  if (!isSigned(app, request)) throw new ApiRefusal(401, "Invalid signature");
}

function isSigned(app: App, { method, path, query }: ApiRequest): boolean {
  const parameters = [...query]
    .filter(([name]) => name !== "auth_signature")
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const given = query.get("auth_signature");
  // Official libraries sign the path before the HTTP client escapes it.
  const paths = [path, `/${pathParts(path).join("/")}`];
  return paths.some((signed) => sameSecret(given, sign(app.secret, `${method}\n${signed}\n${parameters}`)));
}
