import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/notice";

/** A review link that was cut off or is too old. */
export default function NotFound() {
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="mb-6 font-display text-3xl md:text-4xl">Your review</h1>
      <EmptyState title="This link does not work any more">
        <p>
          It is too old, or a part of it is missing. The link in our latest mail works, and so does the one on your
          order’s page.
        </p>
        <ButtonLink href="/account" className="mt-4">
          To your orders
        </ButtonLink>
      </EmptyState>
    </div>
  );
}
