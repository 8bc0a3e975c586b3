import { router, staffProcedure } from "@/lib/trpc";
import { getPerson } from "./get-person";
import { listTimeline } from "./list-timeline";
import { personInput, timelineInput } from "./schema";

export const peopleAdminRouter = router({
  getPerson: staffProcedure.input(personInput).query(({ input }) => getPerson(input.id)),
  listTimeline: staffProcedure.input(timelineInput).query(({ input }) => listTimeline(input)),
});
