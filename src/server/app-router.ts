import "server-only";
import { staffAdminRouter, staffRouter } from "@/features/staff/router";
import { router } from "@/lib/trpc";

/** Every procedure of the product; staff's own side is under `admin`. */
export const appRouter = router({
  staff: staffRouter,
  admin: router({ staff: staffAdminRouter }),
});

export type AppRouter = typeof appRouter;
