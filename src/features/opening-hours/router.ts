import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { addHoliday } from "./add-holiday";
import { changeOpeningHours } from "./change-opening-hours";
import { confirmHoliday } from "./confirm-holiday";
import { describeWeek } from "./describe-week";
import { getAvailability } from "./get-availability";
import { getOpeningHours } from "./get-opening-hours";
import { listComingHolidays } from "./list-coming-holidays";
import { removeHoliday } from "./remove-holiday";
import { addHolidayInput, confirmHolidayInput, holidayInput, weeklyHours, workOnHolidayInput } from "./schema";
import { workOnHoliday } from "./work-on-holiday";

/** When the shop is open, for anybody. */
export const openingHoursRouter = router({
  describe: publicProcedure.query(() => describeWeek(new Date())),
});

/** What staff see and change of when the shop is open. */
export const openingHoursAdminRouter = router({
  getHours: staffProcedure.query(() => getOpeningHours()),
  changeHours: staffProcedure
    .input(weeklyHours)
    .mutation(({ input, ctx }) => changeOpeningHours(input, ctx.staffMember)),
  getAvailability: staffProcedure.query(() => getAvailability(new Date())),
  listHolidays: staffProcedure.query(() => listComingHolidays(new Date())),
  addHoliday: staffProcedure.input(addHolidayInput).mutation(({ input }) => addHoliday(input)),
  removeHoliday: staffProcedure.input(holidayInput).mutation(({ input }) => removeHoliday(input.day)),
  confirmHoliday: staffProcedure.input(confirmHolidayInput).mutation(({ input }) => confirmHoliday(input)),
  workOnHoliday: staffProcedure.input(workOnHolidayInput).mutation(({ input }) => workOnHoliday(input)),
});
