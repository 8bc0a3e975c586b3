import { z } from "zod";
import { router, staffProcedure } from "@/lib/trpc";
import { addPicture } from "./add-picture";
import { cancelCampaign } from "./cancel-campaign";
import { changeCampaign } from "./change-campaign";
import { checkCampaign } from "./check-campaign";
import { copyCampaign } from "./copy-campaign";
import { createCampaign } from "./create-campaign";
import { deleteCampaign } from "./delete-campaign";
import { estimateReach } from "./estimate-reach";
import { getCampaign } from "./get-campaign";
import { getCampaignMail } from "./get-campaign-mail";
import { getProgress } from "./get-progress";
import { getResults } from "./get-results";
import { listCampaigns } from "./list-campaigns";
import { listShownProducts } from "./list-shown-products";
import { pauseCampaign } from "./pause-campaign";
import { previewCampaign } from "./preview-campaign";
import { resumeCampaign } from "./resume-campaign";
import { scheduleCampaign } from "./schedule-campaign";
import { campaignInput, pictureInput } from "./schema";
import { sendTest } from "./send-test";
import { unscheduleCampaign } from "./unschedule-campaign";

const one = z.object({ id: z.string().min(1).max(60) });
const previewInput = campaignInput
  .pick({ subject: true, preheader: true, locale: true, content: true })
  .extend({ for: z.string().max(120) });
const reachInput = campaignInput.pick({ audience: true, topic: true });

export const campaignsAdminRouter = router({
  list: staffProcedure.query(() => listCampaigns()),
  get: staffProcedure.input(one).query(({ input }) => getCampaign(input.id)),
  getProgress: staffProcedure.input(one).query(({ input }) => getProgress(input.id)),
  getResults: staffProcedure.input(one).query(({ input }) => getResults(input.id)),
  /** `id`: the mail's, not the campaign's. */
  getMail: staffProcedure.input(one).query(({ input }) => getCampaignMail(input.id)),
  listProducts: staffProcedure
    .input(z.object({ ids: z.array(z.string().max(60)).max(12) }))
    .query(({ input }) => listShownProducts(input.ids)),
  check: staffProcedure.input(one).query(({ input }) => checkCampaign(input.id)),
  // As changes, because what is asked is too long for an address; they change nothing.
  estimateReach: staffProcedure.input(reachInput).mutation(({ input }) => estimateReach(input)),
  preview: staffProcedure.input(previewInput).mutation(({ input }) => previewCampaign(input, input.for)),
  create: staffProcedure.input(campaignInput).mutation(({ input, ctx }) => createCampaign(input, ctx.staffMember)),
  change: staffProcedure
    .input(campaignInput.extend(one.shape))
    .mutation(({ input: { id, ...input } }) => changeCampaign(id, input)),
  copy: staffProcedure.input(one).mutation(({ input, ctx }) => copyCampaign(input.id, ctx.staffMember)),
  delete: staffProcedure.input(one).mutation(({ input }) => deleteCampaign(input.id)),
  addPicture: staffProcedure.input(pictureInput).mutation(({ input }) => addPicture(input.base64)),
  sendTest: staffProcedure.input(one).mutation(({ input, ctx }) => sendTest(input.id, ctx.staffMember)),
  schedule: staffProcedure
    .input(one.extend({ at: z.date().nullable() }))
    .mutation(({ input }) => scheduleCampaign(input.id, input.at)),
  unschedule: staffProcedure.input(one).mutation(({ input }) => unscheduleCampaign(input.id)),
  pause: staffProcedure.input(one).mutation(({ input }) => pauseCampaign(input.id)),
  resume: staffProcedure.input(one).mutation(({ input }) => resumeCampaign(input.id)),
  cancel: staffProcedure.input(one).mutation(({ input }) => cancelCampaign(input.id)),
});
