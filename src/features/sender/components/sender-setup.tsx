"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { Sender } from "../get-sender";
import { DnsRecord } from "./dns-record";
import { WhatIsTold } from "./what-is-told";

/** From whom mails come, the DNS records that make mailboxes believe it, and what one learns of a mail that left. */
export function SenderSetup() {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.sender.getSender.queryOptions(undefined, { staleTime: 60_000 }));
  return (
    <section aria-labelledby="sender" className="max-w-4xl space-y-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="space-y-2">
          <h2 id="sender" className="font-display text-2xl">
            Sender
          </h2>
          <p className="max-w-prose text-ink-soft">
            Mailboxes trust mail whose domain names its senders. These records are entered where the domain was bought;
            changes may take a day to be seen everywhere.
          </p>
        </div>
        <Button look="quiet" aria-busy={query.isFetching || undefined} onClick={() => void query.refetch()}>
          {query.isFetching ? "Looking…" : "Look again"}
        </Button>
      </div>
      <Loaded query={query} what="the sender addresses">
        {(sender) => (
          <div className="space-y-8">
            <Leaving {...sender} />
            {sender.addresses.map((address) => (
              <Address key={address.stream} {...address} />
            ))}
            <WhatIsTold {...sender} />
          </div>
        )}
      </Loaded>
    </section>
  );
}

function Leaving({ way, addresses }: Sender) {
  const [orders, offers] = addresses;
  return (
    <div className="space-y-3">
      {way.provider === "smtp" && way.local ? (
        <Notice>
          Mail goes to the mailbox of this machine and reaches nobody. The records below are for the day on which
          EMAIL_HOST or RESEND_API_KEY names a real one.
        </Notice>
      ) : (
        <p>
          Mail leaves by <strong>{way.provider === "resend" ? "Resend" : way.host}</strong>.
        </p>
      )}
      {orders?.domain === offers?.domain && (
        <Notice tone="warning">
          Offers come from the same domain as order mails: complaints about offers then harm order mails too. Give
          EMAIL_FROM_MARKETING a subdomain of its own.
        </Notice>
      )}
    </div>
  );
}

function Address({ stream, from, records }: Sender["addresses"][number]) {
  const id = `sender-${stream}`;
  return (
    <section aria-labelledby={id} className="space-y-3">
      <div>
        <h3 id={id} className="font-semibold text-lg">
          {stream === "marketing" ? "Offers and news" : "Orders, accounts and chat"}
        </h3>
        <p className="text-ink-soft [overflow-wrap:anywhere]">{from}</p>
      </div>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {records.map((record) => (
          <DnsRecord key={record.kind} {...record} />
        ))}
      </ul>
    </section>
  );
}
