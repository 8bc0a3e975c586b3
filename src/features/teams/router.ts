import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { archiveTeam } from "./archive-team";
import { changeRouting } from "./change-routing";
import { changeTeam } from "./change-team";
import { createTeam } from "./create-team";
import { getRouting } from "./get-routing";
import { leaveConsole } from "./leave-console";
import { listMembers } from "./list-members";
import { listTeams } from "./list-teams";
import {
  archiveTeamInput,
  changeRoutingInput,
  changeTeamInput,
  createTeamInput,
  setCapacityInput,
  setStatusInput,
} from "./schema";
import { setCapacity } from "./set-capacity";
import { setStatus } from "./set-status";
import { touchPresence } from "./touch-presence";

export const teamsAdminRouter = router({
  listTeams: staffProcedure.query(() => listTeams()),
  createTeam: staffProcedure.input(createTeamInput).mutation(({ input }) => createTeam(input)),
  changeTeam: staffProcedure.input(changeTeamInput).mutation(({ input }) => changeTeam(input)),
  archiveTeam: staffProcedure.input(archiveTeamInput).mutation(({ input }) => archiveTeam(input.id)),
  listMembers: staffProcedure.query(() => listMembers()),
  setCapacity: staffProcedure.input(setCapacityInput).mutation(({ input }) => setCapacity(input)),
  setStatus: staffProcedure
    .input(setStatusInput)
    .mutation(({ ctx, input }) => setStatus(input.status, ctx.staffMember)),
  touchPresence: staffProcedure.mutation(({ ctx }) => touchPresence(ctx.staffMember)),
  getRouting: staffProcedure.query(() => getRouting()),
  changeRouting: staffProcedure
    .input(changeRoutingInput)
    .mutation(({ ctx, input }) => changeRouting(input, ctx.staffMember)),
});

export const teamsRouter = router({
  leaveConsole: publicProcedure.mutation(async ({ ctx }) => {
    const staff = await ctx.staff();
    if (staff) await leaveConsole(staff);
  }),
});
