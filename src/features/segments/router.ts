import { z } from "zod";
import { router, staffProcedure } from "@/lib/trpc";
import { countAudience } from "./count-audience";
import { deleteSegment } from "./delete-segment";
import { listSegments } from "./list-segments";
import { sampleAudience } from "./sample-audience";
import { saveSegment } from "./save-segment";
import { audienceRules, segmentInput } from "./schema";

const id = z.string().min(1).max(60);

export const segmentsAdminRouter = router({
  listSegments: staffProcedure.query(() => listSegments()),
  countAudience: staffProcedure.input(audienceRules).query(({ input }) => countAudience(input)),
  sampleAudience: staffProcedure.input(audienceRules).query(({ input }) => sampleAudience(input)),
  saveSegment: staffProcedure
    .input(segmentInput.extend({ id: id.optional() }))
    .mutation(({ input, ctx }) => saveSegment(input, ctx.staffMember)),
  deleteSegment: staffProcedure.input(z.object({ id })).mutation(({ input }) => deleteSegment(input.id)),
});
