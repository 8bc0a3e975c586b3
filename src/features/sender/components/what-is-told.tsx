import { formatDateTime } from "@/lib/time";
import { Notice } from "@/ui/notice";
import type { Sender } from "../get-sender";

/** What one learns of a mail once it has left, and what not: that depends on the provider. */
export function WhatIsTold({ way, webhook }: Pick<Sender, "way" | "webhook">) {
  return (
    <section aria-labelledby="told" className="space-y-3">
      <h3 id="told" className="font-semibold text-lg">
        What you learn of a mail that left
      </h3>
      {way.provider === "resend" ? <ByResend webhook={webhook} /> : <BySmtp />}
    </section>
  );
}

function BySmtp() {
  return (
    <ul className="max-w-prose list-disc space-y-2 pl-5">
      <li>
        Told at once: that the mail server took it, or why it did not. An address that it says does not exist gets no
        mail any more.
      </li>
      <li>
        Not told: whether the mail reached the mailbox or the spam folder, and who marked it as spam. A mail that comes
        back later comes to the From address as a mail; nobody notes it here.
      </li>
      <li>
        If the connection breaks at the very end, nobody knows whether a mail went. An order mail is then sent again, an
        offer is not; both are shown as “Unknown”.
      </li>
      <li>With Resend, deliveries, bounces and complaints are reported and noted by themselves.</li>
    </ul>
  );
}

function ByResend({ webhook: { url, signed, lastAt } }: Pick<Sender, "webhook">) {
  return (
    <div className="max-w-prose space-y-3">
      <p>
        Resend reports deliveries, delays, bounces and complaints to{" "}
        <code className="font-mono text-sm [overflow-wrap:anywhere]">{url}</code>. An address that does not exist, or
        whose reader complains, gets no mail any more; three mails in a row that a mailbox cannot take hold offers for
        30 days.
      </p>
      <p>Leave Resend’s own open and click tracking off: the shop does that, and tells people from machines.</p>
      {!signed && (
        <Notice tone="bad">
          RESEND_WEBHOOK_SECRET is not set, so that no report is believed. Add the webhook at resend.com/webhooks and
          set its signing secret.
        </Notice>
      )}
      {signed && !lastAt && (
        <Notice tone="warning">No report has come yet. It comes within a minute of the first mail.</Notice>
      )}
      {lastAt && <p className="text-ink-soft">The last report came {formatDateTime(lastAt)}.</p>}
    </div>
  );
}
