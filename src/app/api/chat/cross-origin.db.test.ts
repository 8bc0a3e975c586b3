import { afterAll, beforeEach, expect, it } from "vitest";
import { changeWidgetSettings } from "@/features/chat-widget/change-widget-settings";
import { widgetSettingsShape } from "@/features/chat-widget/schema";
import { closeDatabase } from "@/lib/db";
import { aStaffMember } from "@/testing/factories/staff";
import { OPTIONS as askAuth, POST as authorize } from "../pusher/auth/route";
import { OPTIONS as askMessage, POST as message } from "./message/route";
import { OPTIONS as askSession, POST as session } from "./session/route";

afterAll(closeDatabase);

const BLOG = "https://blog.example";
const allow = async (origins: string[]) =>
  changeWidgetSettings(widgetSettingsShape.parse({ origins }), await aStaffMember());
const from = (origin: string | null, method: string, body?: string) =>
  new Request("http://localhost:3000/x", { method, body, headers: origin ? { origin } : {} });
const corsOf = (answer: Response) =>
  Object.fromEntries([...answer.headers].filter(([name]) => name.startsWith("access-control")));

beforeEach(async () => {
  await allow([BLOG, "http://localhost:4000"]);
});

it("answers the preflight of a listed site, without cookies", async () => {
  for (const ask of [askSession, askMessage, askAuth]) {
    const answer = await ask(from(BLOG, "OPTIONS"));
    expect([answer.status, answer.headers.get("vary")]).toEqual([204, "Origin"]);
    expect(corsOf(answer)).toMatchObject({
      "access-control-allow-origin": BLOG,
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "authorization, content-type",
    });
    expect(answer.headers.has("access-control-allow-credentials")).toBe(false);
  }
});

it("tells nothing to a site that is not listed, however alike it looks", async () => {
  const others = [
    "https://evil.example",
    "http://blog.example",
    `${BLOG}.evil.example`,
    `${BLOG}:444`,
    "https://a.blog.example",
    "null",
  ];
  for (const origin of [...others, null]) {
    expect(corsOf(await askSession(from(origin, "OPTIONS"))), `${origin}`).toEqual({});
    const started = await session(from(origin, "POST", "{}"));
    expect([corsOf(started), started.headers.get("vary")], `${origin}`).toEqual([{}, "Origin"]);
  }
});

it("lets a listed site read refusals too", async () => {
  const unknown = await message(from(BLOG, "POST", JSON.stringify({ sessionId: "x", content: "Hi" })));
  expect([unknown.status, unknown.headers.get("access-control-allow-origin")]).toEqual([401, BLOG]);
  const forbidden = await authorize(from(BLOG, "POST", "socket_id=1.2&channel_name=private-staff-inbox"));
  expect([forbidden.status, forbidden.headers.get("access-control-allow-origin")]).toEqual([403, BLOG]);
});

it("takes a site off the list at once", async () => {
  await allow([]);
  expect(corsOf(await askSession(from(BLOG, "OPTIONS")))).toEqual({});
});
