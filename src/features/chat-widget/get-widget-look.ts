import { getWidgetSettings } from "./get-widget-settings";
import { lookOf, type WidgetLook } from "./schema";

/** How the chat window looks and what it says while nobody has written; for everybody. */
export const getWidgetLook = async (): Promise<WidgetLook> => lookOf(await getWidgetSettings());
