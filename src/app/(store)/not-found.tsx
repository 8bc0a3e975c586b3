import { ButtonLink } from "@/ui/button";

export default function StoreNotFound() {
  return (
    <div className="mx-auto max-w-prose py-10 text-center">
      <h1 className="font-display text-3xl">This page is not here</h1>
      <p className="mt-3 text-ink-soft">
        Perhaps it was sold, moved, or is somebody else's. The shop itself is one step away.
      </p>
      <ButtonLink href="/" className="mt-6">
        To the shop
      </ButtonLink>
    </div>
  );
}
