import { router, staffProcedure } from "@/lib/trpc";
import { changeAutoResponse } from "./change-auto-response";
import { createAutoResponse } from "./create-auto-response";
import { deleteAutoResponse } from "./delete-auto-response";
import { listAllAutoResponses } from "./list-all-auto-responses";
import {
  autoResponseIdInput,
  autoResponseInput,
  changeAutoResponseInput,
  switchAutoResponseInput,
  trySentenceInput,
} from "./schema";
import { switchAutoResponse } from "./switch-auto-response";
import { trySentence } from "./try-sentence";

/** What staff see and change of the bot's answers. */
export const autoResponsesAdminRouter = router({
  list: staffProcedure.query(() => listAllAutoResponses()),
  create: staffProcedure.input(autoResponseInput).mutation(({ input }) => createAutoResponse(input)),
  change: staffProcedure.input(changeAutoResponseInput).mutation(({ input }) => changeAutoResponse(input)),
  switch: staffProcedure.input(switchAutoResponseInput).mutation(({ input }) => switchAutoResponse(input)),
  delete: staffProcedure.input(autoResponseIdInput).mutation(({ input }) => deleteAutoResponse(input.id)),
  try: staffProcedure.input(trySentenceInput).query(({ input }) => trySentence(input)),
});
