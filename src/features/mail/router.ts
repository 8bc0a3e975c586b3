import { z } from "zod";
import { router, staffProcedure } from "@/lib/trpc";
import { getEmail } from "./get-email";
import { emailFilter, listEmails } from "./list-emails";
import { listFlows } from "./list-flows";

export const mailAdminRouter = router({
  listEmails: staffProcedure.input(emailFilter).query(({ input }) => listEmails(input)),
  listFlows: staffProcedure.query(() => listFlows()),
  getEmail: staffProcedure.input(z.object({ id: z.string().max(60) })).query(({ input }) => getEmail(input.id)),
});
