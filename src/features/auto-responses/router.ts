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
  listAutoResponses: staffProcedure.query(() => listAllAutoResponses()),
  createAutoResponse: staffProcedure.input(autoResponseInput).mutation(({ input }) => createAutoResponse(input)),
  changeAutoResponse: staffProcedure.input(changeAutoResponseInput).mutation(({ input }) => changeAutoResponse(input)),
  switchAutoResponse: staffProcedure.input(switchAutoResponseInput).mutation(({ input }) => switchAutoResponse(input)),
  deleteAutoResponse: staffProcedure.input(autoResponseIdInput).mutation(({ input }) => deleteAutoResponse(input.id)),
  trySentence: staffProcedure.input(trySentenceInput).query(({ input }) => trySentence(input)),
});
