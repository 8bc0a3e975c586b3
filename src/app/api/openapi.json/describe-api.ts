import { z } from "zod";
import * as chat from "@/features/chat/schema";
import { widgetLookShape } from "@/features/chat-widget/schema";
import { offlineMessageInput } from "@/features/offline-messages/schema";

type Right = "anyone" | "visitor" | "staff" | "visitor or staff";
type Endpoint = {
  method: "get" | "post";
  path: string;
  summary: string;
  right: Right;
  body?: z.ZodType;
  query?: z.ZodObject;
  /** Without a shape: no body. */
  answers: Record<number, { description: string; shape?: z.ZodType }>;
  refusals: number[];
};

const noteLeft = z.object({ id: z.string() });
const transcriptOnItsWay = z.object({ email: z.string() });
const active = z.object({ sessions: z.array(chat.sessionSummaryShape) });

/** CONTRACT.md "REST face of the chat", row by row. */
const endpoints: Endpoint[] = [
  {
    method: "post",
    path: "/api/chat/session",
    summary: "Start a conversation, or take up the visitor's open one",
    right: "anyone",
    body: chat.startSessionInput,
    answers: {
      201: { description: "A new conversation", shape: chat.sessionStartedShape },
      200: { description: "The open one, or the one that writing opens again", shape: chat.sessionStartedShape },
    },
    refusals: [400, 403, 413, 429, 503],
  },
  {
    method: "post",
    path: "/api/chat/message",
    summary: "Send a message",
    right: "visitor or staff",
    body: chat.sendMessageInput,
    answers: {
      201: { description: "Stored", shape: chat.messageSentShape },
      200: { description: "This clientMessageId was stored before: the first message", shape: chat.messageSentShape },
    },
    refusals: [400, 401, 403, 404, 409, 413, 422, 429, 503],
  },
  {
    method: "post",
    path: "/api/chat/typing",
    summary: "Say that somebody writes just now",
    right: "visitor or staff",
    body: chat.noteTypingInput,
    answers: { 204: { description: "Told to the other side" } },
    refusals: [400, 401, 403, 404, 413, 429, 503],
  },
  {
    method: "get",
    path: "/api/chat/widget",
    summary: "How the chat window looks",
    right: "anyone",
    answers: { 200: { description: "As staff set it", shape: widgetLookShape } },
    refusals: [503],
  },
  {
    method: "get",
    path: "/api/chat/history/{sessionId}",
    summary: "Messages after or before a sequence number, ascending",
    right: "visitor or staff",
    query: chat.listHistoryInput.omit({ sessionId: true }),
    answers: { 200: { description: "Messages", shape: chat.historyShape } },
    refusals: [400, 401, 404, 503],
  },
  {
    method: "post",
    path: "/api/chat/offline",
    summary: "Leave a note while nobody is there",
    right: "anyone",
    body: offlineMessageInput,
    answers: { 201: { description: "Kept", shape: noteLeft } },
    refusals: [400, 403, 409, 413, 422, 429, 503],
  },
  {
    method: "get",
    path: "/api/chat/sessions/active",
    summary: "The open conversations",
    right: "staff",
    answers: { 200: { description: "Conversations, newest message first", shape: active } },
    refusals: [401, 503],
  },
  {
    method: "get",
    path: "/api/chat/sessions/{sessionId}",
    summary: "All that the chat window shows besides the messages",
    right: "visitor",
    answers: { 200: { description: "The conversation as its visitor sees it", shape: chat.sessionViewShape } },
    refusals: [400, 401, 404, 503],
  },
  {
    method: "post",
    path: "/api/chat/sessions/{sessionId}/read",
    summary: "Say how far the conversation was read",
    right: "visitor or staff",
    body: chat.markReadInput.omit({ sessionId: true }),
    answers: { 204: { description: "Noted; a mark never goes back" } },
    refusals: [400, 401, 404, 413, 503],
  },
  {
    method: "post",
    path: "/api/chat/sessions/{sessionId}/rating",
    summary: "Say how it went: at least one of helped or not, stars, a word",
    right: "visitor",
    body: chat.rateSessionInput.omit({ sessionId: true }),
    answers: { 200: { description: "Kept in place of the one before", shape: chat.ratingShape } },
    refusals: [400, 401, 403, 404, 409, 413, 422, 429, 503],
  },
  {
    method: "post",
    path: "/api/chat/sessions/{sessionId}/end",
    summary: "End the conversation",
    right: "visitor",
    answers: { 200: { description: "Ended, now or before", shape: chat.sessionStateShape } },
    refusals: [400, 401, 404, 503],
  },
  {
    method: "post",
    path: "/api/chat/sessions/{sessionId}/transcript",
    summary: "Have the conversation sent by mail",
    right: "visitor",
    body: chat.requestTranscriptInput.omit({ sessionId: true }),
    answers: { 202: { description: "It is on its way", shape: transcriptOnItsWay } },
    refusals: [400, 401, 404, 409, 413, 429, 503],
  },
  {
    method: "post",
    path: "/api/chat/sessions/{sessionId}/assign",
    summary: "Give a conversation to a staff member",
    right: "staff",
    body: chat.assignSessionInput.omit({ sessionId: true }),
    answers: { 200: { description: "Given", shape: chat.sessionStateShape } },
    refusals: [400, 401, 404, 409, 413, 503],
  },
  {
    method: "post",
    path: "/api/chat/sessions/{sessionId}/close",
    summary: "Close a conversation",
    right: "staff",
    body: chat.closeSessionInput.omit({ sessionId: true }),
    answers: { 200: { description: "Closed, now or before", shape: chat.sessionStateShape } },
    refusals: [400, 401, 404, 413, 503],
  },
];

/** Facts that the caller needs to go on (the owner, the refused word) stand beside. */
const errorShape = z.object({
  error: z.looseObject({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
  }),
});

const visitorProofs = [{ visitorCookie: [] }, { visitorToken: [] }];
const staffProofs = [{ staffCookie: [] }, { staffApiKey: [] }];
const proofsOf: Record<Right, object[]> = {
  anyone: [{}, ...visitorProofs],
  visitor: visitorProofs,
  staff: staffProofs,
  "visitor or staff": [...visitorProofs, ...staffProofs],
};

function schemaOf(shape: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: "any" });
  return schema;
}

const json = (schema: object) => ({ "application/json": { schema } });

function parametersOf({ path, query }: Endpoint) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const properties = query ? (schemaOf(query, "input").properties ?? {}) : {};
  const inQuery = Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: false, schema }));
  return [...inPath, ...inQuery];
}

function operationOf(endpoint: Endpoint) {
  const answers = Object.entries(endpoint.answers).map(([status, { description, shape }]) => {
    return [status, { description, ...(shape ? { content: json(schemaOf(shape, "output")) } : {}) }];
  });
  const refusals = endpoint.refusals.map((status) => [status, { $ref: "#/components/responses/Refused" }]);
  return {
    summary: endpoint.summary,
    parameters: parametersOf(endpoint),
    ...(endpoint.body ? { requestBody: { required: true, content: json(schemaOf(endpoint.body, "input")) } } : {}),
    security: proofsOf[endpoint.right],
    responses: Object.fromEntries([...answers, ...refusals]),
  };
}

/** The document, made from the very schemas that judge the requests. */
export function describeApi(url: string) {
  const paths: Record<string, object> = {};
  for (const endpoint of endpoints)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) };
  return {
    openapi: "3.1.0",
    info: { title: "Household Planet chat", version: "1", description: "Times are ISO 8601, UTC." },
    servers: [{ url }],
    paths,
    components: {
      responses: {
        Refused: { description: "Refused; nothing was changed", content: json(schemaOf(errorShape, "output")) },
      },
      securitySchemes: {
        visitorCookie: { type: "apiKey", in: "cookie", name: "hp_visitor" },
        visitorToken: {
          type: "http",
          scheme: "bearer",
          description: "The token that starting a conversation answers.",
        },
        staffCookie: { type: "apiKey", in: "cookie", name: "hp_staff.session_token" },
        staffApiKey: { type: "http", scheme: "bearer", description: "A key made at /admin/settings." },
      },
    },
  };
}
