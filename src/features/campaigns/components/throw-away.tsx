"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";

/** Throws a campaign that has not begun away, once that was said twice. */
export function ThrowAway({ id }: { id: string }) {
  const { campaigns } = useTRPC().admin;
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(campaigns.delete.mutationOptions({ onSuccess: () => router.push("/admin/campaigns") }));
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        Throw away…
      </Button>
      {asking && (
        <Dialog title="Throw this campaign away?" onClose={() => setAsking(false)}>
          <p>Its words and its choice of people are gone then. Nobody has got a mail of it.</p>
          {remove.error && <Notice tone="bad">{remove.error.message}</Notice>}
          <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate({ id })}>
            Throw it away
          </Button>
        </Dialog>
      )}
    </>
  );
}
