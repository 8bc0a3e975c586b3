import { statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test } from "./journey";
import { readServices, sharedShop } from "./shop-process";

const base = () => readServices().app.url;

test("health names every service, and the file with the keys is its owner's alone", async ({ request }) => {
  const health = await (await request.get(`${base()}/api/health`)).json();
  expect(health).toMatchObject({ status: "ok", services: { database: "ok", realtime: "ok", jobs: "ok", mail: "ok" } });
  expect(statSync(join(sharedShop.dataDir, "services.json")).mode & 0o777).toBe(0o600);
});

test("every page carries a policy that lets only its own scripts run", async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of ["/", "/products/sufuria-set", "/cart", "/chat", "/admin/login", "/no-such-page"]) {
    const policy = (await request.get(base() + path)).headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
  }
  expect(nonces.size).toBe(6);
});

test("staff's routes are closed to everybody else, and the jobs endpoint to unsigned calls", async ({ request }) => {
  expect((await request.get(`${base()}/api/chat/sessions/active`)).status()).toBe(401);
  expect(
    (
      await request.post(`${base()}/api/events`, { data: { name: "carts/cart.updated", data: { cartId: "x" } } })
    ).status(),
  ).toBe(401);
  const forged = await request.post(`${base()}/api/inngest?fnId=household-planet-x&stepId=step`, {
    data: { event: {}, events: [], steps: {}, ctx: {} },
  });
  expect(forged.status()).toBe(401);
  for (const path of [
    "/admin/chat",
    "/admin/orders",
    "/admin/mail",
    "/admin/automations",
    "/admin/automations/flows/welcome",
    "/admin/settings",
    "/admin/settings/api-keys",
    "/admin/offline",
    "/admin/analytics",
    "/admin/analytics/mail",
  ]) {
    const answer = await request.get(base() + path, { maxRedirects: 0 });
    expect([302, 303, 307]).toContain(answer.status());
    expect(answer.headers().location).toContain("/admin/login");
  }
});

test("the REST face keeps its contract: once per client id, gaps filled after a number, other people's conversations hidden", async ({
  playwright,
}) => {
  const visitor = await playwright.request.newContext({ baseURL: base() });
  const opened = await visitor.post("/api/chat/session", { data: { page: "/" } });
  expect(opened.status()).toBe(201);
  const { sessionId, token, realtime } = await opened.json();
  expect(realtime).toMatchObject({ channel: `private-encrypted-chat-${sessionId}`, authEndpoint: "/api/pusher/auth" });
  expect((await visitor.post("/api/chat/session", { data: {} })).status()).toBe(200);

  const message = { sessionId, content: "xyzzy", clientMessageId: "c-1" };
  expect((await visitor.post("/api/chat/message", { data: message })).status()).toBe(201);
  expect((await visitor.post("/api/chat/message", { data: message })).status()).toBe(200);
  expect((await visitor.post("/api/chat/message", { data: { ...message, content: "other" } })).status()).toBe(409);
  expect((await visitor.post("/api/chat/message", { data: { sessionId, content: "x".repeat(4_001) } })).status()).toBe(
    413,
  );
  expect(
    (await visitor.post("/api/chat/message", { data: "{", headers: { "content-type": "application/json" } })).status(),
  ).toBe(400);
  const history = await (await visitor.get(`/api/chat/history/${sessionId}?after=1`)).json();
  expect(history.messages.map((one: { seq: number }) => one.seq)).toEqual(
    history.messages.map((_: unknown, index: number) => index + 2),
  );

  const stranger = await playwright.request.newContext({ baseURL: base() });
  await stranger.post("/api/chat/session", { data: {} });
  expect((await stranger.get(`/api/chat/history/${sessionId}`)).status()).toBe(404);
  const withToken = await playwright.request.newContext({
    baseURL: base(),
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  expect((await withToken.get(`/api/chat/history/${sessionId}`)).status()).toBe(200);
});

test("subscribing tells nobody who is subscribed", async ({ request }) => {
  for (let twice = 0; twice < 2; twice++) {
    const answer = await request.post(`${base()}/api/subscriptions`, {
      data: { email: "same@example.com", source: "footer" },
    });
    expect(answer.status()).toBe(202);
  }
});
