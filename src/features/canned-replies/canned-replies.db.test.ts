import { expect, it } from "vitest";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aStaffMember } from "@/testing/factories/staff";
import { changeCannedReply } from "./change-canned-reply";
import { createCannedReply } from "./create-canned-reply";
import { listCannedReplies } from "./list-canned-replies";
import { removeCannedReply } from "./remove-canned-reply";
import { seedCannedReplies } from "./seed-canned-replies";

const thanks = { shortcut: "thanks", title: "Thanks", content: "Thank you, {{customer.firstName}}." };

it("gives a shortcut once, also when several make it at once, and says who has to choose another", async () => {
  const staff = await aStaffMember();
  const made = await atOnce(5, () => createCannedReply(thanks, staff));
  expect(fulfilled(made)).toHaveLength(1);
  await expect(createCannedReply(thanks, staff)).rejects.toMatchObject({ code: "canned_replies.shortcut_taken" });
});

it("changes and removes for everybody; gone is gone, and a second removal is no error", async () => {
  const staff = await aStaffMember();
  const reply = await createCannedReply(thanks, staff);
  await createCannedReply({ ...thanks, shortcut: "bye" }, staff);
  await expect(changeCannedReply({ ...thanks, id: reply.id, shortcut: "bye" }, staff)).rejects.toMatchObject({
    code: "canned_replies.shortcut_taken",
  });
  await changeCannedReply({ ...thanks, id: reply.id, title: "Asante" }, staff);
  expect((await listCannedReplies()).map(({ title }) => title)).toEqual(["Thanks", "Asante"]);
  await removeCannedReply(reply.id);
  await removeCannedReply(reply.id);
  await expect(changeCannedReply({ ...thanks, id: reply.id }, staff)).rejects.toMatchObject({
    code: "canned_replies.unknown",
  });
});

it("seeds once and leaves alone what staff made of it", async () => {
  await seedCannedReplies();
  const [first, ...rest] = await listCannedReplies();
  await removeCannedReply(first?.id ?? "");
  await seedCannedReplies();
  expect(await listCannedReplies()).toHaveLength(rest.length);
});
