import { beforeEach, expect, it } from "vitest";
import { createApiKey } from "@/features/staff/create-api-key";
import { aStaffMember } from "@/testing/factories/staff";
import { POST as authorize } from "../pusher/auth/route";
import { GET as history } from "./history/[sessionId]/route";
import { POST as message } from "./message/route";
import { POST as offline } from "./offline/route";
import { POST as session } from "./session/route";
import { POST as assign } from "./sessions/[sessionId]/assign/route";
import { POST as close } from "./sessions/[sessionId]/close/route";
import { GET as active } from "./sessions/active/route";

const url = (path: string) => `http://localhost:3000/api/${path}`;
const proof = (token?: string) => (token ? { authorization: `Bearer ${token}` } : undefined);
const post = (path: string, body: unknown, token?: string) =>
  new Request(url(path), { method: "POST", body: JSON.stringify(body), headers: proof(token) });
const get = (path: string, token?: string) => new Request(url(path), { headers: proof(token) });
const at = (sessionId: string) => ({ params: Promise.resolve({ sessionId }) });
const listen = (channel: string, token?: string) =>
  new Request(url("pusher/auth"), {
    method: "POST",
    body: new URLSearchParams({ socket_id: "1.2", channel_name: channel }),
    headers: proof(token),
  });

async function begin() {
  const { sessionId, token } = await (await session(post("chat/session", { name: "Wanjiku" }))).json();
  return { sessionId: String(sessionId), token: String(token) };
}

async function codeOf(answer: Response): Promise<[number, string]> {
  return [answer.status, (await answer.json()).error.code];
}

let staff: { id: string; name: string };
let key: string;

beforeEach(async () => {
  staff = await aStaffMember();
  key = (await createApiKey({ name: "test" }, staff)).key;
});

it("starts a conversation with 201 and the visitor cookie, and gives it back with 200 to who proves by it", async () => {
  const first = await session(post("chat/session", {}));
  expect(first.status).toBe(201);
  const cookie = first.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^hp_visitor=.*HttpOnly/);
  const { sessionId, token } = await first.json();
  const headers = { cookie: cookie.split(";")[0] ?? "" };
  const again = await session(new Request(url("chat/session"), { method: "POST", body: "{}", headers }));
  expect([again.status, (await again.json()).sessionId]).toEqual([200, sessionId]);
  const byToken = await session(post("chat/session", {}, token));
  expect([byToken.status, byToken.headers.get("set-cookie")]).toEqual([200, null]);
});

it("stores a message with 201, repeats it with 200, and refuses its id for another text with 409", async () => {
  const { sessionId, token } = await begin();
  const send = (content: string) => message(post("chat/message", { sessionId, content, clientMessageId: "c1" }, token));
  const first = await send("Do you deliver?");
  expect(first.status).toBe(201);
  const answer = await first.json();
  expect(answer).toMatchObject({ message: { seq: 2, sender: "visitor" }, autoReply: { seq: 3, sender: "bot" } });
  const again = await send("Do you deliver?");
  expect([again.status, await again.json()]).toEqual([200, answer]);
  expect(await codeOf(await send("Other"))).toEqual([409, "chat.client_id_reused"]);
});

it("tells nobody, another visitor, the owner and staff apart", async () => {
  const { sessionId, token } = await begin();
  const stranger = (await begin()).token;
  const body = { sessionId, content: "Hi" };
  expect(await codeOf(await message(post("chat/message", body)))).toEqual([401, "chat.unknown_caller"]);
  expect(await codeOf(await message(post("chat/message", body, stranger)))).toEqual([404, "chat.unknown_session"]);
  expect(await codeOf(await history(get("chat/history/x", stranger), at(sessionId)))).toEqual([
    404,
    "chat.unknown_session",
  ]);
  expect(await codeOf(await active(get("chat/sessions/active", token)))).toEqual([401, "staff.unknown"]);
  expect(await codeOf(await close(post("x", {}, token), at(sessionId)))).toEqual([401, "staff.unknown"]);
  const reply = await message(post("chat/message", body, key));
  expect((await reply.json()).message).toMatchObject({ sender: "staff", senderName: staff.name });
  const read = await (await history(get("chat/history/x?after=1&limit=1", token), at(sessionId))).json();
  expect(read).toMatchObject({ hasMore: false, status: "open", messages: [{ seq: 2, sender: "staff" }] });
});

it("says 400 with the field for what is malformed and 413 for what is too long", async () => {
  const { sessionId, token } = await begin();
  const empty = await message(post("chat/message", { sessionId, content: "  " }, token));
  expect([empty.status, (await empty.json()).error.fields]).toEqual([400, { content: "Please write something." }]);
  const long = await message(post("chat/message", { sessionId, content: "a".repeat(4_001) }, token));
  expect(long.status).toBe(413);
  const big = await message(post("chat/message", { sessionId, content: "a".repeat(70_000) }, token));
  expect(await codeOf(big)).toEqual([413, "request.too_large"]);
  const text = new Request(url("chat/message"), { method: "POST", body: "{", headers: proof(token) });
  expect(await codeOf(await message(text))).toEqual([400, "request.not_json"]);
  expect((await history(get("chat/history/x?after=-1", token), at(sessionId))).status).toBe(400);
  expect((await message(post("chat/message", null, token))).status).toBe(400);
  expect((await session(post("chat/session", { name: 7 }))).status).toBe(400);
});

it("assigns to the caller, names the owner in the 409, and closes twice with 200", async () => {
  const { sessionId, token } = await begin();
  const mine = await assign(post("x", {}, key), at(sessionId));
  expect([mine.status, (await mine.json()).assignedTo]).toEqual([200, staff]);
  const other = await createApiKey({ name: "other" }, await aStaffMember("Brian"));
  const taken = await assign(post("x", {}, other.key), at(sessionId));
  expect([taken.status, (await taken.json()).error]).toMatchObject([409, { code: "chat.session_taken", owner: staff }]);
  const listed = await (await active(get("chat/sessions/active", key))).json();
  expect(listed.sessions).toMatchObject([{ sessionId, visitor: { name: "Wanjiku" }, assignedTo: staff }]);
  const closed = await close(post("x", { resolution: "Answered" }, key), at(sessionId));
  expect(await closed.json()).toMatchObject({ status: "closed", resolution: "Answered" });
  const again = await close(post("x", { resolution: "Other" }, key), at(sessionId));
  expect([again.status, (await again.json()).resolution]).toEqual([200, "Answered"]);
  expect(await codeOf(await message(post("chat/message", { sessionId, content: "Hi" }, key)))).toEqual([
    409,
    "chat.session_closed",
  ]);
  expect((await message(post("chat/message", { sessionId, content: "Hi" }, token))).status).toBe(201);
});

it("lets a visitor follow the own conversation only, staff all and the inbox, and nobody anything else", async () => {
  const { sessionId, token } = await begin();
  const stranger = (await begin()).token;
  const channel = `private-encrypted-chat-${sessionId}`;
  expect(await (await authorize(listen(channel, token))).json()).toMatchObject({ shared_secret: expect.any(String) });
  expect((await authorize(listen(channel, key))).status).toBe(200);
  expect((await authorize(listen("private-staff-inbox", key))).status).toBe(200);
  const presence = await (await authorize(listen("presence-staff", key))).json();
  expect(JSON.parse(presence.channel_data)).toEqual({
    user_id: staff.id,
    user_info: { id: staff.id, name: staff.name },
  });
  for (const [name, proofOf] of [
    [channel, stranger],
    [channel, undefined],
    ["private-encrypted-chat-none", key],
    ["private-staff-inbox", token],
    ["presence-staff", token],
    ["private-other", key],
  ] as const)
    expect((await authorize(listen(name, proofOf))).status, name).toBe(403);
});

it("keeps an offline note with 201 and asks for a real address", async () => {
  const note = { name: "Njeri", email: "njeri@example.com", message: "Please call me." };
  const kept = await offline(post("chat/offline", note));
  expect([kept.status, Object.keys(await kept.json())]).toEqual([201, ["id"]]);
  const wrong = await offline(post("chat/offline", { ...note, email: "njeri" }));
  expect([wrong.status, Object.keys((await wrong.json()).error.fields)]).toEqual([400, ["email"]]);
});
