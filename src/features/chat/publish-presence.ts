import { publish } from "@/lib/realtime";
import { STAFF_INBOX_CHANNEL, STAFF_PRESENCE_CHANGED } from "./channels";

/** Tells every open console that a member came, went away or has other room than before. Never throws. */
export async function publishPresence(): Promise<void> {
  await publish(STAFF_INBOX_CHANNEL, STAFF_PRESENCE_CHANGED, {});
}
