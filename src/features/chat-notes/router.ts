import { router, staffProcedure } from "@/lib/trpc";
import { countMentions } from "./count-mentions";
import { listMentions } from "./list-mentions";
import { listEarlierNotes, listNotes } from "./list-notes";
import { markMentionsSeen } from "./mark-mentions-seen";
import { notesOfInput, writeNoteInput } from "./schema";
import { writeNote } from "./write-note";

export const chatNotesAdminRouter = router({
  writeNote: staffProcedure.input(writeNoteInput).mutation(({ ctx, input }) => writeNote(input, ctx.staffMember)),
  listNotes: staffProcedure.input(notesOfInput).query(({ input }) => listNotes(input.sessionId)),
  listEarlierNotes: staffProcedure.input(notesOfInput).query(({ input }) => listEarlierNotes(input.sessionId)),
  listMentions: staffProcedure.query(({ ctx }) => listMentions(ctx.staffMember.id)),
  countMentions: staffProcedure.query(({ ctx }) => countMentions(ctx.staffMember.id)),
  markMentionsSeen: staffProcedure
    .input(notesOfInput)
    .mutation(({ ctx, input }) => markMentionsSeen(input.sessionId, ctx.staffMember)),
});
