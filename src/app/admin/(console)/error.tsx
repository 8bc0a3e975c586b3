"use client";
import { useEffect } from "react";
import { Button, ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/notice";

/** What a page shows that could not be made: the rest of the console stays usable. */
export default function ConsoleError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <EmptyState title="This page could not be shown">
      <p>
        Try again in a moment. If you were away for long, you may have to sign in anew.
        {error.digest && ` The number of the fault is ${error.digest}.`}
      </p>
      <p className="mt-4 flex flex-wrap justify-center gap-3">
        <Button onClick={reset}>Try again</Button>
        <ButtonLink look="quiet" href="/admin/login">
          Sign in
        </ButtonLink>
      </p>
    </EmptyState>
  );
}
