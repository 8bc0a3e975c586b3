import "server-only";
import { router } from "@/lib/trpc";

/** Every procedure of the product; staff's own side is under `admin`. */
export const appRouter = router({
  admin: router({}),
});

export type AppRouter = typeof appRouter;
