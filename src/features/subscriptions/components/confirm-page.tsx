import { CONSENT_TEXT } from "../schema";
import { MailPage } from "./mail-page";

/** The second half of the double opt-in: one button, before and after it was pressed. */
export function ConfirmPage({ maskedEmail, confirmed }: { maskedEmail: string; confirmed: boolean }) {
  if (confirmed)
    return (
      <MailPage title="You are in">
        <h1>Karibu! You are in</h1>
        <p>{maskedEmail} gets our offers and news from now on. Every mail has a link by which you can leave again.</p>
        <a className="button" href="/">
          Visit the shop
        </a>
      </MailPage>
    );
  return (
    <MailPage title="Confirm your subscription">
      <h1>Confirm your subscription</h1>
      <p>This is what you say yes to, for {maskedEmail}:</p>
      <p>“{CONSENT_TEXT}”</p>
      <form method="post">
        <button type="submit">Yes, subscribe me</button>
      </form>
    </MailPage>
  );
}
