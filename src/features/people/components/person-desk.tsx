"use client";
import { useQuery } from "@tanstack/react-query";
import { subscriberWords } from "@/features/subscriptions/components/subscriber-words";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge } from "@/ui/badge";
import { Loaded } from "@/ui/loaded";
import type { PersonFacts } from "../get-person";
import { AddressHold } from "./address-hold";
import { MailConsent } from "./mail-consent";
import { PersonProfile } from "./person-profile";
import { PersonTags } from "./person-tags";
import { PersonTimeline } from "./person-timeline";

/** One person: who that is, whether mail may go there, and all that happened. `id`: of a customer or a subscriber. */
export function PersonDesk({ id }: { id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.people.getPerson.queryOptions({ id }));
  return (
    <Loaded query={query} what="this person">
      {(person) => (
        <div className="space-y-6">
          <Heading person={person} />
          <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
            <PersonTimeline id={id} />
            <div className="space-y-4">
              <PersonProfile person={person} />
              {person.customer && !person.customer.erasedAt && <PersonTags customer={person.customer} />}
              <MailConsent person={person} />
              <AddressHold person={person} />
            </div>
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Heading({ person: { name, email, subscription, customer, requests } }: { person: PersonFacts }) {
  const state = subscription && subscriberWords[subscription.state];
  return (
    <header className="space-y-2">
      <h1 className="break-words font-display text-3xl">{customer?.erasedAt ? "An erased person" : name || email}</h1>
      <p className="flex flex-wrap items-center gap-2">
        {name && !customer?.erasedAt && (
          <a href={`mailto:${email}`} className="inline-flex min-h-11 items-center break-all underline">
            {email}
          </a>
        )}
        {state && <Badge tone={state.tone}>{state.label}</Badge>}
        {requests.map(({ kind }) => (
          <Badge key={kind} tone="warning">
            {kind === "export" ? "Wants a copy" : "Wants to be erased"}
          </Badge>
        ))}
      </p>
    </header>
  );
}
