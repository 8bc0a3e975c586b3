import { MailPage } from "./mail-page";

/** For links that are forged, cut off by a mail program, or too old. */
export function LinkNotValidPage() {
  return (
    <MailPage title="Link not valid">
      <h1>This link does not work</h1>
      <p>It is too old, or a part of it is missing. Nothing was changed.</p>
      <p>Please use the link in our latest mail, or tell us in the chat: we do it for you.</p>
      <a className="button" href="/chat">
        Ask us in the chat
      </a>
    </MailPage>
  );
}
