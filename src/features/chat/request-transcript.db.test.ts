import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce } from "@/testing/at-once";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { mailToSink } from "@/testing/mail-to-sink";
import { requestTranscript } from "./request-transcript";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";

const sink = await mailToSink();
afterAll(closeDatabase);

const now = new Date("2026-11-22T20:00:00Z");

async function aTalk() {
  const { sessionId, visitor } = await aConversation("Wanjiku");
  await sendMessage({ sessionId, content: "canary-401 <img src=x>" }, visitor, now);
  const staff = await aStaffMember("Asha");
  await sendReply({ sessionId, content: "It is in stock" }, staff, now);
  return { sessionId, visitor, staff };
}

describe("a transcript", () => {
  it("goes to the address that is typed now, with all that was said, as text", async () => {
    const { sessionId, visitor } = await aTalk();
    const sent = await requestTranscript({ sessionId, email: "Wanjiku@Example.com" }, visitor, now);
    expect(sent).toEqual({ email: "wanjiku@example.com" });
    expect(sink.mails.map(({ to }) => to)).toEqual(["wanjiku@example.com"]);
    expect(sink.mails[0]?.raw).toMatch(/canary-401[\s\S]*It is in stock/);
    expect(sink.mails[0]?.raw).not.toContain("<img src=x>");
    expect(JSON.stringify(await db.emailBody.findMany())).not.toContain("canary-401");
  });

  it("goes to the address that is known, and asks for one when none is", async () => {
    const { sessionId, visitor } = await aTalk();
    await expect(requestTranscript({ sessionId }, visitor, now)).rejects.toMatchObject({ code: "chat.no_address" });
    await db.chatSession.update({ where: { id: sessionId }, data: { email: "known@example.com" } });
    expect(await requestTranscript({ sessionId }, visitor, now)).toEqual({ email: "known@example.com" });
  });

  it("holds no internal note", async () => {
    const { sessionId, visitor, staff } = await aTalk();
    const { writeNote } = await import("@/features/chat-notes/write-note");
    await writeNote({ sessionId, content: "secret-902", clientId: "n_1", mentions: [] } as never, staff as never);
    await requestTranscript({ sessionId, email: "w@example.com" }, visitor, now);
    expect(sink.mails[0]?.raw).not.toContain("secret-902");
  });

  it("is sent once for a request, however often it is asked, and three times an hour", async () => {
    const { sessionId, visitor, staff } = await aTalk();
    const ask = (requestId: string) =>
      requestTranscript({ sessionId, email: "w@example.com", requestId }, visitor, now);
    await atOnce(4, () => ask("req_1"));
    await ask("req_1");
    expect(sink.mails).toHaveLength(1);
    const more = await atOnce(5, (index) => ask(`req_more_${index}`));
    expect(sink.mails.length).toBeLessThanOrEqual(3);
    expect(more.some(({ status }) => status === "rejected")).toBe(true);
    const late = requestTranscript({ sessionId, email: "w@example.com" }, { side: "staff", staff }, now);
    await expect(late).rejects.toMatchObject({ kind: "too_many" });
  });

  it("does not exist for another visitor, and is there for staff", async () => {
    const { sessionId, staff } = await aTalk();
    const other = requestTranscript({ sessionId, email: "w@example.com" }, await aVisitor(), now);
    await expect(other).rejects.toMatchObject({ kind: "not_found" });
    await requestTranscript({ sessionId, email: "w@example.com" }, { side: "staff", staff }, now);
    expect(sink.mails).toHaveLength(1);
  });
});
