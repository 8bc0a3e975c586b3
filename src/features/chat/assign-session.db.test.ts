import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { assignSession } from "./assign-session";
import { closeSession } from "./close-session";

afterAll(closeDatabase);

it("gives a free conversation to exactly one of 20 staff who claim it at once, and tells the others who has it", async () => {
  const { sessionId } = await aConversation();
  const staff = fulfilled(await atOnce(20, (n) => aStaffMember(`Staff ${n}`)));
  const claims = await Promise.allSettled(staff.map((member) => assignSession({ sessionId }, member)));
  const [winner, ...others] = fulfilled(claims);
  expect(others).toEqual([]);
  for (const claim of claims)
    if (claim.status === "rejected")
      expect(claim.reason).toMatchObject({
        kind: "conflict",
        code: "chat.session_taken",
        details: { facts: { owner: winner?.assignedTo } },
      });
});

it("changes nothing when the owner claims again, and takes over only by force", async () => {
  const { sessionId } = await aConversation();
  const [amina, brian] = [await aStaffMember("Amina"), await aStaffMember("Brian")];
  await assignSession({ sessionId }, amina);
  expect((await assignSession({ sessionId }, amina)).assignedTo).toEqual(amina);
  await expect(assignSession({ sessionId }, brian)).rejects.toMatchObject({ code: "chat.session_taken" });
  expect((await assignSession({ sessionId, force: true }, brian)).assignedTo).toEqual(brian);
});

it("gives nothing to who does not work here, nor a conversation that is closed or unknown", async () => {
  const { sessionId } = await aConversation();
  const amina = await aStaffMember();
  const gone = await aStaffMember("Gone");
  await db.staff.update({ where: { id: gone.id }, data: { deactivatedAt: new Date() } });
  const toGone = assignSession({ sessionId, staffId: gone.id }, amina);
  await expect(toGone).rejects.toMatchObject({ code: "chat.unknown_staff" });
  await expect(assignSession({ sessionId: "chs_none" }, amina)).rejects.toMatchObject({ kind: "not_found" });
  await closeSession({ sessionId }, amina);
  await expect(assignSession({ sessionId }, amina)).rejects.toMatchObject({ code: "chat.session_closed" });
});
