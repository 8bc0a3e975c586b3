import { getAvailability } from "@/features/opening-hours/get-availability";
import { isAnybodyOnline } from "@/features/teams/is-anybody-online";
import { env } from "@/lib/env";

/** True when a note answered by e-mail is offered beside the chat: it is switched on, and nobody is there to answer at once. */
export async function offersOfflineForm(now: Date): Promise<boolean> {
  if (!env().CHAT_OFFLINE_CAPTURE) return false;
  const [{ open }, online] = await Promise.all([getAvailability(now), isAnybodyOnline(now)]);
  return !(open && online);
}
