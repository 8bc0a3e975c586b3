import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";

/** What can be done with a note; after each of them, also after a refusal, the lists are asked for anew. */
export function useNoteChanges() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const notes = trpc.admin.offlineMessages;
  const onSettled = () => queryClient.invalidateQueries({ queryKey: notes.listOfflineMessages.pathKey() });
  const assign = useMutation(notes.assignOfflineMessage.mutationOptions({ onSettled }));
  const finish = useMutation(notes.finishOfflineMessage.mutationOptions({ onSettled }));
  const reopen = useMutation(notes.reopenOfflineMessage.mutationOptions({ onSettled }));
  const converse = useMutation(notes.startConversation.mutationOptions({ onSettled }));
  const all = [assign, finish, reopen, converse];
  return {
    ...{ assign, finish, reopen, converse },
    busy: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error)?.error ?? null,
    /** Forgets an earlier refusal before something else is tried. */
    reset: () => {
      for (const mutation of all) mutation.reset();
    },
  };
}
