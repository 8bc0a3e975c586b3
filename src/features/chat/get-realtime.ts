import { type RealtimeAddress, realtimeAddress } from "@/lib/realtime";
import { CHANNEL_AUTH_PATH } from "./channels";

/** Where the console connects to, and where it proves that it may. */
export function getRealtime(): RealtimeAddress & { authEndpoint: string } {
  return { ...realtimeAddress(), authEndpoint: CHANNEL_AUTH_PATH };
}
