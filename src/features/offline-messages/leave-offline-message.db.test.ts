import { afterAll, afterEach, expect, it, vi } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import * as environment from "@/lib/env";
import { aStaffMember } from "@/testing/factories/staff";
import { finishOfflineMessage } from "./finish-offline-message";
import { leaveOfflineMessage } from "./leave-offline-message";
import { listOfflineMessages } from "./list-offline-messages";

afterAll(closeDatabase);
afterEach(() => vi.restoreAllMocks());

const note = { name: "Njeri", email: "Njeri@Example.com", phone: undefined, message: "canary-512: call me" };
const somebody = { visitorId: null, ip: "test" };

it("keeps a note sealed and shows it to staff", async () => {
  const { id } = await leaveOfflineMessage(note, somebody);
  const rows = await db.$queryRaw`SELECT to_jsonb(o)::text AS row FROM offline_message o`;
  expect(JSON.stringify(rows)).not.toContain("canary-512");
  expect(await listOfflineMessages()).toMatchObject([{ id, email: "njeri@example.com", message: note.message }]);
});

it("is done once: who did it first, and when, stays", async () => {
  const { id } = await leaveOfflineMessage(note, somebody);
  await leaveOfflineMessage(note, somebody);
  const staff = await aStaffMember();
  await finishOfflineMessage(id, staff, new Date("2026-11-22T10:00:00Z"));
  await finishOfflineMessage(id, await aStaffMember("Brian"), new Date("2026-11-22T11:00:00Z"));
  const done = await db.offlineMessage.findUniqueOrThrow({ where: { id } });
  expect(done).toMatchObject({ assignedToId: staff.id, doneAt: new Date("2026-11-22T10:00:00Z") });
  expect((await listOfflineMessages()).map((one) => one.id === id)).toEqual([false, true]);
  await expect(finishOfflineMessage("off_none", staff)).rejects.toMatchObject({ code: "chat.unknown_note" });
});

it("takes none when CHAT_OFFLINE_CAPTURE is off, and none of more than 4,000 characters", async () => {
  const long = leaveOfflineMessage({ ...note, message: "a".repeat(4_001) }, somebody);
  await expect(long).rejects.toMatchObject({ details: { status: 413 } });
  const settings = environment.env();
  vi.spyOn(environment, "env").mockReturnValue({ ...settings, CHAT_OFFLINE_CAPTURE: false });
  await expect(leaveOfflineMessage(note, somebody)).rejects.toMatchObject({ kind: "conflict" });
  expect(await db.offlineMessage.count()).toBe(0);
});
