import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Checkbox, TextArea } from "@/ui/field";
import { Notice } from "@/ui/notice";
import type { OfflineNote } from "../rows";

/** An answer by mail. Pressed twice, or again after a broken connection, it is sent once. */
export function AnswerForm({ note, onClose }: { note: OfflineNote; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [content, setContent] = useState("");
  const [done, setDone] = useState(true);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const { answerOfflineMessage, listOfflineMessages } = trpc.admin.offlineMessages;
  const answer = useMutation(
    answerOfflineMessage.mutationOptions({
      onSuccess: onClose,
      onSettled: () => queryClient.invalidateQueries({ queryKey: listOfflineMessages.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer.mutate({ id: note.id, content, clientId, done });
  };
  const edit = (text: string) => {
    // Other words are another answer.
    if (answer.error) setClientId(crypto.randomUUID());
    answer.reset();
    setContent(text);
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      <TextArea
        id={`answer-${note.id}`}
        label={`Your answer to ${note.name}`}
        hint={`Goes to ${note.email}, signed with your name and with the note below it.`}
        value={content}
        maxLength={4_000}
        required
        autoFocus
        error={fieldFaults(answer.error).content}
        onChange={(event) => edit(event.target.value)}
      />
      <Checkbox
        id={`done-${note.id}`}
        label="The note is done with it"
        checked={done}
        onChange={(event) => setDone(event.target.checked)}
      />
      {answer.error && <Notice tone="bad">{answer.error.message}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={answer.isPending}>
          {answer.isPending ? "Sending…" : "Send the answer"}
        </Button>
        <Button look="quiet" disabled={answer.isPending} onClick={onClose}>
          Not now
        </Button>
      </div>
    </form>
  );
}
