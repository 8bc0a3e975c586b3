import { router, staffProcedure } from "@/lib/trpc";
import { findPeople } from "./find-people";
import { getPreview } from "./get-preview";
import { peopleInput, previewInput, testInput } from "./schema";
import { sendTest } from "./send-test";

export const templatePreviewsAdminRouter = router({
  findPeople: staffProcedure.input(peopleInput).query(({ input }) => findPeople(input.query)),
  /** Words of a whole mail are too long for an address, so it is asked for like a change; it changes nothing. */
  getPreview: staffProcedure.input(previewInput).mutation(({ input }) => getPreview(input)),
  sendTest: staffProcedure.input(testInput).mutation(({ ctx, input }) => sendTest(input, ctx.staffMember, new Date())),
});
