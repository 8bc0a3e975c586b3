"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { EmailDetail } from "../get-email";
import { MailBody } from "./mail-body";
import { MailState } from "./mail-state";
import { MailVisits } from "./mail-visits";

const LIVE_EVERY_MS = 5_000;

type MailDetailProps = {
  id: string;
  /** Shows the words of a mail of a campaign, which are not kept once for each reader. */
  ofCampaign: ReactNode;
};

/** One mail: where it stands, what happened to it, and the mail itself. */
export function MailDetail({ id, ofCampaign }: MailDetailProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.mail.getEmail.queryOptions({ id }, { refetchInterval: LIVE_EVERY_MS }));
  return (
    <>
      {!query.data && <h1 className="mb-4 font-display text-3xl">Mail</h1>}
      <Loaded query={query} what="the mail">
        {(mail) => <Mail mail={mail} ofCampaign={ofCampaign} />}
      </Loaded>
    </>
  );
}

function Mail({ mail, ofCampaign }: { mail: EmailDetail; ofCampaign: ReactNode }) {
  const wordsOfCampaign = !mail.body && mail.campaignId && mail.handedOver;
  return (
    <div className="space-y-7">
      <header className="space-y-2">
        <h1 className="break-words font-display text-3xl">{mail.subject}</h1>
        <p className="break-words">
          to {mail.toName && <span>{mail.toName} </span>}
          {mail.personId ? (
            <Link href={`/admin/customers/${mail.personId}`} className="inline-flex min-h-11 items-center underline">
              {mail.toEmail}
            </Link>
          ) : (
            <span className="text-ink-soft">{mail.toEmail}</span>
          )}
        </p>
        <MailState mail={mail} />
      </header>
      <div className="grid gap-7 xl:grid-cols-[22rem_minmax(0,1fr)]">
        <div className="min-w-0 space-y-7">
          <Timeline moments={mail.moments} />
          <MailVisits visits={mail.visits} />
          <Facts mail={mail} />
        </div>
        {mail.body && <MailBody body={mail.body} />}
        {wordsOfCampaign && ofCampaign}
        {!mail.body && !wordsOfCampaign && (
          <div className="self-start">
            <Notice>
              {mail.secret
                ? "This mail is not shown: the link in it is for the reader alone."
                : "There is no text: that this mail is not sent was decided before it was written."}
            </Notice>
          </div>
        )}
      </div>
    </div>
  );
}

function Timeline({ moments }: { moments: EmailDetail["moments"] }) {
  return (
    <ol className="space-y-4 border-line border-l-2 pl-5">
      {moments.map(({ at, what }) => (
        <li
          key={what}
          className="relative before:absolute before:top-2 before:-left-[1.7rem] before:size-3 before:rounded-full before:border-2 before:border-surface before:bg-clay"
        >
          <time className="block text-ink-soft text-sm" dateTime={at.toISOString()}>
            {formatDateTime(at)}
          </time>
          <span className="[overflow-wrap:anywhere]">{what}</span>
        </li>
      ))}
    </ol>
  );
}

function Facts({ mail }: { mail: EmailDetail }) {
  const facts = [
    ["Message", mail.message],
    ["Kind", mail.stream === "marketing" ? "Marketing" : "Order or account"],
    ["Flow", mail.flow],
    ["Provider", mail.provider],
    ["Delivery", mail.provider === "smtp" && mail.state === "sent" ? "Not known: by SMTP nobody tells it." : null],
    ["Number at the provider", mail.providerMessageId],
    ["Last error", mail.error],
  ].filter(([, value]) => value);
  return (
    <dl className="space-y-2 text-sm">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-ink-soft">{name}</dt>
          <dd className="[overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
      {mail.campaignId && (
        <div>
          <dt className="text-ink-soft">Campaign</dt>
          <dd>
            <Link href={`/admin/campaigns/${mail.campaignId}`} className="inline-flex min-h-11 items-center underline">
              See the campaign
            </Link>
          </dd>
        </div>
      )}
      {mail.orderId && (
        <div>
          <dt className="text-ink-soft">Order</dt>
          <dd>
            <Link href={`/admin/orders/${mail.orderId}`} className="inline-flex min-h-11 items-center underline">
              See the order
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}
