"use client";
import { Button } from "@/ui/button";

/** What a shopper sees when a page of the shop failed: what happened, and what to do. */
export default function StoreError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div role="alert" className="mx-auto max-w-prose py-10 text-center">
      <h1 className="font-display text-3xl">Something went wrong on our side</h1>
      <p className="mt-3 text-ink-soft">
        Your cart is safe. Please try again{error.digest ? `; if it stays, tell us this number: ${error.digest}` : ""}.
      </p>
      <Button onClick={reset} className="mt-6">
        Try again
      </Button>
    </div>
  );
}
