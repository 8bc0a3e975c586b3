"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { TextArea, TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { fillReply, replyVariables } from "../rules";
import type { CannedReplyView } from "../schema";

type CannedReplyFormProps = { reply: CannedReplyView | null; onDone: () => void };

const empty = { shortcut: "", title: "", content: "" };

/** A reply's shortcut, title and text, with the variables it may name and how it will read. */
export function CannedReplyForm({ reply, onDone }: CannedReplyFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { list, create, change } = trpc.admin.cannedReplies;
  const [typed, setTyped] = useState(reply ?? empty);
  const text = useRef<HTMLDivElement>(null);
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: list.queryKey() });
    onDone();
  };
  const creation = useMutation(create.mutationOptions({ onSuccess }));
  const changing = useMutation(change.mutationOptions({ onSuccess }));
  const { error, isPending } = reply ? changing : creation;
  const faults = fieldFaults(error);
  const put = (part: Partial<typeof empty>) => setTyped({ ...typed, ...part });
  const insert = (name: string) => {
    const field = text.current?.querySelector("textarea");
    const at = field?.selectionStart ?? typed.content.length;
    put({ content: `${typed.content.slice(0, at)}{{${name}}}${typed.content.slice(field?.selectionEnd ?? at)}` });
    field?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { shortcut, title, content } = typed;
    if (reply) changing.mutate({ id: reply.id, shortcut, title, content });
    else creation.mutate({ shortcut, title, content });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {error && Object.keys(faults).length === 0 && <Notice tone="bad">{error.message}</Notice>}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id="reply-shortcut"
          label="Shortcut"
          hint="What is typed after the slash."
          value={typed.shortcut}
          error={faults.shortcut}
          maxLength={41}
          autoCapitalize="none"
          required
          onChange={(event) => put({ shortcut: event.target.value })}
        />
        <TextField
          id="reply-title"
          label="Title"
          value={typed.title}
          error={faults.title}
          maxLength={80}
          required
          onChange={(event) => put({ title: event.target.value })}
        />
      </div>
      <div ref={text}>
        <TextArea
          id="reply-content"
          label="Text"
          value={typed.content}
          error={faults.content}
          rows={5}
          maxLength={3_000}
          required
          onChange={(event) => put({ content: event.target.value })}
        />
      </div>
      <fieldset>
        <legend className="text-ink-soft text-sm">Put in:</legend>
        <div className="flex flex-wrap gap-1.5">
          {Object.keys(replyVariables).map((name) => (
            <button
              key={name}
              type="button"
              onClick={() => insert(name)}
              className="min-h-11 rounded-field border border-line px-2.5 text-sm hover:bg-sand"
            >
              {name}
            </button>
          ))}
        </div>
      </fieldset>
      {typed.content && (
        <div className="rounded-card bg-clay-pale px-4 py-3">
          <p className="text-clay-deep text-sm">Reads like this:</p>
          <p className="whitespace-pre-wrap break-words">{fillReply(typed.content, replyVariables)}</p>
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" disabled={isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
