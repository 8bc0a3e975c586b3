import type { Metadata } from "next";
import { SubscriberList } from "@/features/subscriptions/components/subscriber-list";
import { ButtonLink } from "@/ui/button";

export const metadata: Metadata = { title: "Subscribers" };

export default function SubscribersPage() {
  return (
    <div className="max-w-page space-y-5">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-display text-3xl">Subscribers</h1>
        <ButtonLink look="quiet" href="/admin/subscribers/import">
          Bring in a list
        </ButtonLink>
      </header>
      <SubscriberList />
    </div>
  );
}
