import { router, staffProcedure } from "@/lib/trpc";
import { getSender } from "./get-sender";

export const senderAdminRouter = router({
  getSender: staffProcedure.query(() => getSender()),
});
