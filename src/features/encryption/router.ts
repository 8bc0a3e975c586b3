import { router, staffProcedure } from "@/lib/trpc";
import { getEncryption } from "./get-encryption";

export const encryptionAdminRouter = router({
  getEncryption: staffProcedure.query(() => getEncryption()),
});
