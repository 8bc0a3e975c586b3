import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { createApiKey } from "./create-api-key";
import { listApiKeys } from "./list-api-keys";
import { listStaff } from "./list-staff";
import { revokeApiKey } from "./revoke-api-key";
import { createApiKeyInput, revokeApiKeyInput, signInInput } from "./schema";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

export const staffRouter = router({
  signIn: publicProcedure.input(signInInput).mutation(({ ctx, input }) => signIn(input, ctx)),
  signOut: publicProcedure.mutation(({ ctx }) => signOut(ctx.headers)),
});

export const staffAdminRouter = router({
  listStaff: staffProcedure.query(() => listStaff()),
  listApiKeys: staffProcedure.query(() => listApiKeys()),
  createApiKey: staffProcedure
    .input(createApiKeyInput)
    .mutation(({ ctx, input }) => createApiKey(input, ctx.staffMember)),
  revokeApiKey: staffProcedure.input(revokeApiKeyInput).mutation(({ input }) => revokeApiKey(input.id)),
});
