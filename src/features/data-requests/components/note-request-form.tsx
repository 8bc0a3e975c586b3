import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import type { Kind } from "../schema";

const blank = { kind: "export" as Kind, email: "", source: "" };

/** For who asked by phone, by letter or in the chat: the law's clock runs for them too. */
export function NoteRequestForm() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [wish, setWish] = useState(blank);
  const { requestData, pathKey } = trpc.admin.dataRequests;
  const note = useMutation(
    requestData.mutationOptions({
      onSuccess: async () => {
        setWish(blank);
        await queryClient.invalidateQueries({ queryKey: pathKey() });
      },
    }),
  );
  const faults = fieldFaults(note.error);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    note.mutate(wish);
  };
  return (
    <section aria-labelledby="note-request" className="space-y-4 rounded-card bg-sand p-4">
      <h2 id="note-request" className="font-display text-2xl">
        Somebody asked you
      </h2>
      <form onSubmit={onSubmit} noValidate className="space-y-4">
        <SelectField
          id="request-kind"
          label="For what"
          value={wish.kind}
          onChange={({ target: { value } }) => setWish({ ...wish, kind: value === "erase" ? "erase" : "export" })}
        >
          <option value="export">A copy of the own data</option>
          <option value="erase">Erasure of the own data</option>
        </SelectField>
        <TextField
          id="request-email"
          label="E-mail address"
          type="email"
          autoComplete="off"
          value={wish.email}
          error={faults.email}
          onChange={(event) => setWish({ ...wish, email: event.target.value })}
        />
        <TextField
          id="request-source"
          label="How did they ask?"
          hint="For example: by phone, to Asha"
          value={wish.source}
          error={faults.source}
          onChange={(event) => setWish({ ...wish, source: event.target.value })}
        />
        {note.error && Object.keys(faults).length === 0 && <Notice tone="bad">{note.error.message}</Notice>}
        {note.isSuccess && <Notice tone="good">Noted. The mailbox is asked to confirm it.</Notice>}
        <Button type="submit" disabled={note.isPending}>
          Note it, and ask the mailbox
        </Button>
      </form>
    </section>
  );
}
