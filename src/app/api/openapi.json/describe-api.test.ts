import { expect, it } from "vitest";
import { describeApi } from "./describe-api";

// As it is served.
const document = JSON.parse(JSON.stringify(describeApi("https://shop.example")));

it("describes every endpoint of the contract and nothing else", () => {
  const operations = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(operations).toEqual([
    "post /api/chat/session",
    "post /api/chat/message",
    "post /api/chat/typing",
    "get /api/chat/widget",
    "get /api/chat/history/{sessionId}",
    "post /api/chat/offline",
    "get /api/chat/sessions/active",
    "get /api/chat/sessions/{sessionId}",
    "post /api/chat/sessions/{sessionId}/read",
    "post /api/chat/sessions/{sessionId}/rating",
    "post /api/chat/sessions/{sessionId}/end",
    "post /api/chat/sessions/{sessionId}/transcript",
    "post /api/chat/sessions/{sessionId}/assign",
    "post /api/chat/sessions/{sessionId}/close",
  ]);
});

it("tells from the schemas that judge requests what to send and what comes back", () => {
  const { requestBody, responses, security } = document.paths["/api/chat/message"].post;
  const body = requestBody.content["application/json"].schema;
  expect(body.required).toEqual(["sessionId", "content"]);
  expect(body.properties.content).toMatchObject({ type: "string", minLength: 1, maxLength: 4_000 });
  expect(Object.keys(responses)).toEqual(["200", "201", "400", "401", "403", "404", "409", "413", "422", "429", "503"]);
  expect(responses[201].content["application/json"].schema.properties.message.required).toContain("seq");
  expect(security).toContainEqual({ visitorToken: [] });
  expect(document.paths["/api/chat/sessions/active"].get.security).not.toContainEqual({ visitorToken: [] });
});

it("names path and query parameters, and only schemes it explains", () => {
  const { parameters } = document.paths["/api/chat/history/{sessionId}"].get;
  expect(parameters.map(({ name, in: where }: Record<string, string>) => `${where} ${name}`)).toEqual([
    "path sessionId",
    "query after",
    "query before",
    "query limit",
  ]);
  expect(document.openapi).toBe("3.1.0");
  expect(JSON.stringify(document)).not.toContain("$schema");
});
