"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import { conversationsInWords } from "../rules";

export type ListedTag = { id: string; name: string; conversations: number };

/** Says from how many conversations a tag goes before it goes for good. */
export function DeleteTagDialog({ tag, onLeave }: { tag: ListedTag; onLeave: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate, error, isPending } = useMutation(
    trpc.admin.chatTags.deleteTag.mutationOptions({
      onSuccess: async () => {
        // The lists of conversations show and filter by it.
        void queryClient.invalidateQueries(trpc.admin.chat.pathFilter());
        await queryClient.invalidateQueries({ queryKey: trpc.admin.chatTags.listTags.queryKey() });
        onLeave();
      },
    }),
  );
  return (
    <Dialog title={`Delete “${tag.name}”?`} onClose={onLeave}>
      {error && <Notice tone="bad">{error.message}</Notice>}
      <p>
        {tag.conversations > 0
          ? `It is taken off ${conversationsInWords(tag.conversations)}, for good. The conversations stay.`
          : "No conversation has it."}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onLeave}>
          Keep it
        </Button>
        <Button look="danger" disabled={isPending} onClick={() => mutate({ id: tag.id })}>
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
