import { unstable_doesMiddlewareMatch as doesMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { config, proxy } from "./proxy";

const runs = (path: string) => doesMatch({ config, url: `http://shop.test${path}` });
const ask = (path: string) => proxy(new NextRequest(`http://shop.test${path}`));

test("the chat's REST face, the widget and pictures pay for no policy", () => {
  const lean = [
    "/api/chat/message",
    "/api/chat/history/chs_1",
    "/widget/chat.js",
    "/brand/logo.svg",
    "/products/bowl.jpg",
  ];
  for (const path of lean) expect(runs(path), path).toBe(false);
  for (const path of ["/", "/products/bowl", "/api/trpc/x", "/admin/chat"]) expect(runs(path), path).toBe(true);
});

test.each([
  "/api/chat/%ff",
  "/api/chat/history/%C3%28",
  "/api/chat/%",
  "/api/chat/%zz/x",
  "/widget/%ff",
  "/brand/%E0%A4",
])("%s cannot be read, and is the asker's fault, not the server's", (path) => {
  expect(runs(path)).toBe(true);
  expect(ask(path).status).toBe(400);
});

test("below /api the answer is the REST face's, elsewhere a line; what can be read passes", async () => {
  expect(await ask("/api/chat/%ff").json()).toMatchObject({ error: { code: "request.unreadable_address" } });
  expect(await ask("/products/%ff").text()).toBe("This address cannot be read.");
  expect(ask("/api/chat/history/caf%C3%A9").status).toBe(200);
  expect(ask("/products/bowl").headers.get("content-security-policy")).toContain("nonce-");
});
