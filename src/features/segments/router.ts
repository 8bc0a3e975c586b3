import { z } from "zod";
import { router, staffProcedure } from "@/lib/trpc";
import { deleteSegment } from "./delete-segment";
import { listSegments } from "./list-segments";
import { listTags } from "./list-tags";
import { sampleAudience } from "./sample-audience";
import { saveSegment } from "./save-segment";
import { audienceRules, segmentInput } from "./schema";

const id = z.string().min(1).max(60);

export const segmentsAdminRouter = router({
  listSegments: staffProcedure.query(() => listSegments()),
  // As a change, because rules are too long for an address; it changes nothing.
  sampleAudience: staffProcedure.input(audienceRules).mutation(({ input }) => sampleAudience(input)),
  listTags: staffProcedure.query(() => listTags()),
  saveSegment: staffProcedure
    .input(segmentInput.extend({ id: id.optional() }))
    .mutation(({ input, ctx }) => saveSegment(input, ctx.staffMember)),
  deleteSegment: staffProcedure.input(z.object({ id })).mutation(({ input }) => deleteSegment(input.id)),
});
