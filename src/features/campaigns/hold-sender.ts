import { db } from "@/lib/db";
import { newSecret } from "@/lib/tokens";
import { SENDER_MS, WATCH_MS } from "./rules";

/** One worker's right to send a campaign. */
export type Sender = {
  token: string;
  /** True once staff paused or cancelled, or another worker took over: nothing more is handed over. */
  halted: () => boolean;
  /** Ends it; the next worker may begin at once. */
  release: () => Promise<void>;
};

/**
 * Takes the campaign for this worker, and keeps it until `release` or until the worker is dead for 10 s. Meanwhile it looks every 0.4 s
 * whether staff paused or cancelled. Who sends twice in spite of it (a worker that slept through its time) meets the unique key
 * of each mail.
 * @returns null while another worker sends
 */
export async function holdSender(campaignId: string): Promise<Sender | null> {
  const token = newSecret("snd");
  const taken = await db.$executeRaw`UPDATE email_campaign SET sender_token = ${token},
    sender_until = now() + make_interval(secs => ${SENDER_MS / 1000})
    WHERE id = ${campaignId} AND (sender_until IS NULL OR sender_until < now())`;
  if (taken === 0) return null;
  let halted = false;
  let heardAt = Date.now();
  const watch = setInterval(async () => {
    // Not heard of the database for too long: another worker may think us dead.
    if (Date.now() - heardAt > SENDER_MS / 2) halted = true;
    const going = await keepSender(campaignId, token).catch(() => null);
    if (going === null) return;
    heardAt = Date.now();
    if (!going) halted = true;
  }, WATCH_MS);
  return {
    token,
    halted: () => halted,
    release: async () => {
      clearInterval(watch);
      await db.$executeRaw`UPDATE email_campaign SET sender_token = NULL, sender_until = NULL
        WHERE id = ${campaignId} AND sender_token = ${token}`;
    },
  };
}

/** Says that the sender lives. False: it must stop. */
async function keepSender(campaignId: string, token: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ going: boolean }[]>`UPDATE email_campaign
    SET sender_until = now() + make_interval(secs => ${SENDER_MS / 1000})
    WHERE id = ${campaignId} AND sender_token = ${token}
    RETURNING paused_at IS NULL AND cancelled_at IS NULL AS going`;
  return row?.going ?? false;
}
