import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";

/** The last question before somebody is erased by staff. */
export function EraseDialog({ id, email, onClose }: { id: string; email: string; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const erase = useMutation(
    trpc.admin.dataRequests.eraseRequested.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <Dialog title="Erase this person?" onClose={onClose}>
      <p className="break-words">
        Everything that the shop holds about {email} is deleted; orders stay in the books without the person. It cannot
        be undone.
      </p>
      <p>The mailbox has not confirmed it. Go on only if you are sure, by other means, who asks.</p>
      {erase.error && <Notice tone="bad">{erase.error.message}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button look="danger" disabled={erase.isPending} onClick={() => erase.mutate({ requestId: id })}>
          {erase.isPending ? "Erasing…" : "Erase all of it"}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Not now
        </Button>
      </div>
    </Dialog>
  );
}
