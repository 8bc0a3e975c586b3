import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { changePicture } from "./change-picture";
import { createApiKey } from "./create-api-key";
import { createStaff } from "./create-staff";
import { deactivateStaff } from "./deactivate-staff";
import { getOwnProfile } from "./get-own-profile";
import { listAccounts } from "./list-accounts";
import { listApiKeys } from "./list-api-keys";
import { listStaff } from "./list-staff";
import { reactivateStaff } from "./reactivate-staff";
import { renewPassword } from "./renew-password";
import { revokeApiKey } from "./revoke-api-key";
import {
  changePictureInput,
  createApiKeyInput,
  createStaffInput,
  revokeApiKeyInput,
  signInInput,
  staffAccountInput,
} from "./schema";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

export const staffRouter = router({
  signIn: publicProcedure.input(signInInput).mutation(({ ctx, input }) => signIn(input, ctx)),
  signOut: publicProcedure.mutation(({ ctx }) => signOut(ctx.headers)),
});

export const staffAdminRouter = router({
  listStaff: staffProcedure.query(() => listStaff()),
  listAccounts: staffProcedure.query(() => listAccounts()),
  createStaff: staffProcedure.input(createStaffInput).mutation(({ input }) => createStaff(input)),
  renewPassword: staffProcedure.input(staffAccountInput).mutation(({ input }) => renewPassword(input.id)),
  deactivateStaff: staffProcedure
    .input(staffAccountInput)
    .mutation(({ ctx, input }) => deactivateStaff(input.id, ctx.staffMember)),
  reactivateStaff: staffProcedure.input(staffAccountInput).mutation(({ input }) => reactivateStaff(input.id)),
  getOwnProfile: staffProcedure.query(({ ctx }) => getOwnProfile(ctx.staffMember)),
  changePicture: staffProcedure
    .input(changePictureInput)
    .mutation(({ ctx, input }) => changePicture(input.picture, ctx.staffMember)),
  listApiKeys: staffProcedure.query(() => listApiKeys()),
  createApiKey: staffProcedure
    .input(createApiKeyInput)
    .mutation(({ ctx, input }) => createApiKey(input, ctx.staffMember)),
  revokeApiKey: staffProcedure.input(revokeApiKeyInput).mutation(({ input }) => revokeApiKey(input.id)),
});
