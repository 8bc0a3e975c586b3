import { router, staffProcedure } from "@/lib/trpc";
import { countCoupons } from "./count-coupons";
import { listCoupons } from "./list-coupons";
import { couponFilter } from "./schema";

export const couponsAdminRouter = router({
  list: staffProcedure.input(couponFilter).query(({ input }) => listCoupons(input)),
  count: staffProcedure.query(() => countCoupons()),
});
