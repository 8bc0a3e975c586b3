import { MailPage } from "./mail-page";

/** The way out: one button, before and after it was pressed. */
export function UnsubscribePage({ maskedEmail, subscribed }: { maskedEmail: string; subscribed: boolean }) {
  if (!subscribed)
    return (
      <MailPage title="Unsubscribed">
        <h1>You are unsubscribed</h1>
        <p>{maskedEmail} gets no more offers and news from us. Mails about your orders still come.</p>
        <a className="button quiet" href="/">
          Visit the shop
        </a>
      </MailPage>
    );
  return (
    <MailPage title="Unsubscribe">
      <h1>Stop our offers and news?</h1>
      <p>{maskedEmail} will get no more offers and news from us. Mails about your orders still come.</p>
      <form method="post">
        <button type="submit">Stop all offers and news</button>
      </form>
    </MailPage>
  );
}
