import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import { signToken } from "@/lib/tokens";
import { LINK_DAYS } from "./rules";

/** The page on which the owner of the mailbox carries out a request; works for 7 days. Mailed to that mailbox, shown to nobody. */
export function dataUrl(requestId: string, now: Date): string {
  const expires = new Date(now.getTime() + LINK_DAYS * DAY_MS);
  return `${env().APP_URL}/my-data/${signToken("data-request", requestId, expires)}`;
}
