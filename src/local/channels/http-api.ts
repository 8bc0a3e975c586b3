import { getChannel, listChannels, listUsers } from "./api-channels";
import { ApiRefusal } from "./api-refusal";
import { type ApiRequest, pathParts } from "./api-request";
import { verifySignature } from "./api-signature";
import { triggerBatch, triggerEvent } from "./api-trigger";
import type { App } from "./app";
import { type Json, parseObject } from "./json";
import { terminateConnections } from "./sign-in";

/**
 * Answers one request to `/apps/ID/…`, signed by the app. What is refused changed nothing.
 *
 * @throws ApiRefusal 404 unknown app or path, 401 not signed by the app, 400, 413
 */
export function answerApi(app: App, request: ApiRequest): Json {
  const [root, id, ...parts] = pathParts(request.path);
  if (root !== "apps" || id !== app.id) throw new ApiRefusal(404, "Unknown app");
  verifySignature(app, request);
  const answer = request.method === "POST" ? answerPost(app, parts, request) : answerGet(app, parts, request);
  if (!answer) throw new ApiRefusal(404, "Unknown path");
  return answer;
}

function answerPost(app: App, [noun, id, verb, ...rest]: string[], request: ApiRequest): Json | null {
  if (noun === "events" && id === undefined) return triggerEvent(app, readBody(request));
  if (noun === "batch_events" && id === undefined) return triggerBatch(app, readBody(request));
  if (noun === "users" && id && verb === "terminate_connections" && rest.length === 0) {
    terminateConnections(app, id);
    return {};
  }
  return null;
}

function answerGet(app: App, [noun, name, detail, ...rest]: string[], request: ApiRequest): Json | null {
  if (request.method !== "GET" || noun !== "channels" || rest.length > 0) return null;
  if (name === undefined) return listChannels(app, request.query);
  if (detail === undefined) return getChannel(app, name, request.query);
  return detail === "users" ? listUsers(app, name) : null;
}

function readBody(request: ApiRequest): Json {
  const body = parseObject(request.body.toString());
  if (!body) throw new ApiRefusal(400, "The body must be a JSON object");
  return body;
}
