import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextArea } from "@/ui/field";
import { Notice } from "@/ui/notice";

/** Why a request is not done; the person reads it behind the mailed link. */
export function RefuseDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [refusal, setRefusal] = useState("");
  const { refuseRequest, pathKey } = trpc.admin.dataRequests;
  const refuse = useMutation(
    refuseRequest.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries({ queryKey: pathKey() });
      },
    }),
  );
  const fault = fieldFaults(refuse.error).refusal;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    refuse.mutate({ requestId: id, refusal });
  };
  return (
    <Dialog title="Refuse this request?" onClose={onClose}>
      <form onSubmit={onSubmit} className="space-y-4">
        <TextArea
          id="refusal"
          label="Why"
          hint="The person reads it behind the link in our mail. The law lets you refuse only for its own reasons."
          value={refusal}
          error={fault}
          onChange={(event) => setRefusal(event.target.value)}
        />
        {refuse.error && !fault && <Notice tone="bad">{refuse.error.message}</Notice>}
        <Button type="submit" look="danger" disabled={refusal.trim() === "" || refuse.isPending}>
          Refuse
        </Button>
      </form>
    </Dialog>
  );
}
