import { getWidgetSettings } from "./get-widget-settings";

/**
 * True for the sites that staff allowed to show the chat, exactly as the browser names them (scheme, host and port). A site that
 * was taken off the list is refused after 5 s at the latest.
 */
export async function isAllowedOrigin(origin: string): Promise<boolean> {
  return (await getWidgetSettings()).origins.includes(origin);
}
