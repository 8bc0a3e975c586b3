import { sendEmail } from "@/features/mail/send-email";
import { customerAuth, onPasswordReset } from "@/lib/auth";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { log } from "@/lib/log";
import { takePoint } from "@/lib/rate-limit";
import { resetByAccount, resetByIp } from "./limits";
import type { Comer } from "./schema";

/** How long better-auth lets a reset token live (its default, 3600 s). */
const VALID_MINUTES = 60;

// The library's own link changes the address bar by a redirect; ours leads straight to the page, and a GET changes nothing.
onPasswordReset(async (login, url) => {
  const token = new URL(url).pathname.split("/").at(-1) ?? "";
  await sendEmail({
    onceKey: `password-reset:${newId("pwr")}`,
    stream: "transactional",
    message: "password-reset",
    props: {
      name: login.name,
      resetUrl: `${env().APP_URL}/account/reset?token=${encodeURIComponent(token)}`,
      validMinutes: VALID_MINUTES,
    },
    to: { email: login.email, name: login.name },
  });
});

/**
 * Mails a link for setting a new password, if there is an account of that address; whoever asks cannot tell.
 * @throws DomainError `….too_many` after 3 requests for an address or 100 from one place within an hour
 */
export async function requestPasswordReset({ email }: { email: string }, who: Pick<Comer, "ip">): Promise<void> {
  await takePoint(resetByIp, who.ip);
  await takePoint(resetByAccount, email);
  try {
    await customerAuth().api.requestPasswordReset({ body: { email } });
  } catch (error) {
    // Said to nobody: an error only for existing accounts would tell that they exist.
    log.error({ err: error }, "password reset not mailed");
  }
}
