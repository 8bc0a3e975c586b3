import { z } from "zod";
import { router, staffProcedure } from "@/lib/trpc";
import { changeFlowSettings } from "./change-flow-settings";
import { countRuns } from "./count-runs";
import { describeEvents } from "./describe-events";
import { getFlowSettings } from "./get-flow-settings";
import { getRun } from "./get-run";
import { listRuns } from "./list-runs";
import { flowSettingsChange, givenEvents, rowName, runFilter } from "./schema";
import { type EventCatalogue, sendEvents } from "./send-events";
import { sendRunOn } from "./send-run-on";
import { stopRun } from "./stop-run";

const theRun = z.object({ runId: rowName });

/** What staff see and change about the flows. */
export const automationsAdminRouter = router({
  getSettings: staffProcedure.query(() => getFlowSettings()),
  changeSettings: staffProcedure
    .input(flowSettingsChange)
    .mutation(({ input, ctx }) => changeFlowSettings(input, ctx.staffMember)),
  countRuns: staffProcedure.query(() => countRuns(new Date())),
  listRuns: staffProcedure.input(runFilter).query(({ input }) => listRuns(input)),
  getRun: staffProcedure.input(theRun).query(({ input }) => getRun(input.runId)),
  sendRunOn: staffProcedure.input(theRun).mutation(({ input }) => sendRunOn(input.runId)),
  stopRun: staffProcedure.input(theRun).mutation(({ input }) => stopRun(input.runId)),
});

/** Sending events by hand or from another program; the catalogue knows every feature, so the server hands it in. */
export const eventsAdminRouter = (catalogue: EventCatalogue) =>
  router({
    list: staffProcedure.query(() => describeEvents(catalogue)),
    // With when it was sent, by the clock that runs are stamped by.
    send: staffProcedure
      .input(givenEvents)
      .mutation(async ({ input }) => ({ at: new Date(), ...(await sendEvents(input, catalogue)) })),
  });
