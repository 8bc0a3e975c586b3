import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { changeWidgetSettings } from "./change-widget-settings";
import { getWidgetLook } from "./get-widget-look";
import { getWidgetSettings } from "./get-widget-settings";
import { widgetSettingsShape } from "./schema";

export const chatWidgetRouter = router({
  getLook: publicProcedure.query(() => getWidgetLook()),
});

export const chatWidgetAdminRouter = router({
  getSettings: staffProcedure.query(() => getWidgetSettings()),
  changeSettings: staffProcedure
    .input(widgetSettingsShape)
    .mutation(({ ctx, input }) => changeWidgetSettings(input, ctx.staffMember)),
});
