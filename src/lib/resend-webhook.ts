import { Resend } from "resend";
import { env } from "./env";

let sdk: Resend | undefined;

/**
 * What a request that claims to be a webhook of Resend's says, when it is: signed with RESEND_WEBHOOK_SECRET over the raw body, the id
 * and a time within 5 minutes of ours (Svix). `id` is the same in every repetition of one message.
 * @returns null for everything else, also while no secret is set
 */
export function readResendWebhook(body: string, headers: Headers): { id: string; event: unknown } | null {
  const webhookSecret = env().RESEND_WEBHOOK_SECRET;
  const id = headers.get("svix-id");
  const timestamp = headers.get("svix-timestamp");
  const signature = headers.get("svix-signature");
  if (!webhookSecret || !id || !timestamp || !signature || body === "") return null;
  // Verifying asks nobody: the key is only there because the SDK wants one.
  sdk ??= new Resend(env().RESEND_API_KEY ?? "re_verifies_only");
  try {
    const event: unknown = sdk.webhooks.verify({ payload: body, headers: { id, timestamp, signature }, webhookSecret });
    return { id, event };
  } catch {
    // Forged, of another secret, too old, or no JSON: all of it is not Resend's word.
    return null;
  }
}
