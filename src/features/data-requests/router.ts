import { router, staffProcedure } from "@/lib/trpc";
import { eraseRequested } from "./erase-requested";
import { listRequests } from "./list-requests";
import { refuseRequest } from "./refuse-request";
import { requestData } from "./request-data";
import { noteRequestInput, refuseRequestInput, requestFilter, requestIdInput } from "./schema";

export const dataRequestsAdminRouter = router({
  listRequests: staffProcedure.input(requestFilter).query(({ input }) => listRequests(input)),
  /** Also sends the mail of an open one again. */
  requestData: staffProcedure.input(noteRequestInput).mutation(({ input }) => requestData(input)),
  eraseRequested: staffProcedure
    .input(requestIdInput)
    .mutation(({ ctx, input }) => eraseRequested(input.requestId, ctx.staffMember.id, new Date())),
  refuseRequest: staffProcedure
    .input(refuseRequestInput)
    .mutation(({ ctx, input }) => refuseRequest(input.requestId, input.refusal, ctx.staffMember.id, new Date())),
});
