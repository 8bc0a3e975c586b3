"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { searchReplies } from "../rules";
import type { CannedReplyView } from "../schema";
import { CannedReplyForm } from "./canned-reply-form";

const nothing = { title: "No replies yet", advice: "Write down what you answer every day, once." };

/** Texts that staff send by `/` and a shortcut: find, write, change, remove. */
export function CannedReplies() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { list, remove } = trpc.admin.cannedReplies;
  const replies = useQuery(list.queryOptions());
  const removal = useMutation(
    remove.mutationOptions({ onSettled: () => queryClient.invalidateQueries({ queryKey: list.queryKey() }) }),
  );
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<CannedReplyView | "new" | null>(null);
  const [leaving, setLeaving] = useState<CannedReplyView | null>(null);
  return (
    <section aria-labelledby="canned-replies" className="max-w-3xl space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="canned-replies" className="min-w-0 flex-1 font-display text-2xl">
          Canned replies
        </h2>
        <Button onClick={() => setOpen("new")}>
          <Plus aria-hidden className="size-4" /> New reply
        </Button>
      </div>
      <p className="max-w-prose text-ink-soft">
        Texts that everybody of the staff can send: type <kbd className="rounded bg-sand px-1.5">/</kbd> in the answer
        field, a few letters, and Enter.
      </p>
      {replies.data && replies.data.length > 0 && (
        <input
          type="search"
          aria-label="Find a reply"
          placeholder="Find a reply…"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="min-h-11 w-full rounded-field border border-line bg-surface px-3.5 text-base placeholder:text-ink-soft"
        />
      )}
      {removal.error && <Notice tone="bad">{removal.error.message}</Notice>}
      <Loaded query={replies} what="the replies" empty={nothing}>
        {(replies) => <Found {...{ replies, query }} onChange={setOpen} onRemove={setLeaving} />}
      </Loaded>
      {open && (
        <Dialog title={open === "new" ? "A new reply" : `Change “${open.title}”`} onClose={() => setOpen(null)}>
          <CannedReplyForm reply={open === "new" ? null : open} onDone={() => setOpen(null)} />
        </Dialog>
      )}
      {leaving && (
        <Dialog title={`Remove “${leaving.title}”?`} onClose={() => setLeaving(null)}>
          <p>Nobody can send it any more. What was sent with it stays.</p>
          <div className="flex flex-wrap justify-end gap-2">
            <Button look="quiet" onClick={() => setLeaving(null)}>
              Keep it
            </Button>
            <Button
              look="danger"
              onClick={() => {
                removal.mutate({ id: leaving.id });
                setLeaving(null);
              }}
            >
              Remove
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

type FoundProps = {
  replies: CannedReplyView[];
  query: string;
  onChange: (reply: CannedReplyView) => void;
  onRemove: (reply: CannedReplyView) => void;
};

function Found({ replies, query, onChange, onRemove }: FoundProps) {
  const shown = searchReplies(replies, query.replace(/^\//, ""));
  if (shown.length === 0) return <p role="status">No reply fits “{query}”.</p>;
  return (
    <ul className="space-y-3">
      {shown.map((reply) => (
        <li key={reply.id} className="rounded-card border border-line bg-surface px-4 py-3">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <h3 className="font-semibold">{reply.title}</h3>
            <code className="rounded bg-clay-pale px-2 py-0.5 text-clay-deep text-sm">/{reply.shortcut}</code>
          </div>
          <p className="mt-1 whitespace-pre-wrap break-words text-ink-soft">{reply.content}</p>
          <div className="mt-1 -mb-1 -ml-2 flex">
            <LinkButton label={`Change ${reply.title}`} words="Change" onClick={() => onChange(reply)} />
            <LinkButton label={`Remove ${reply.title}`} words="Remove" onClick={() => onRemove(reply)} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function LinkButton({ label, words, onClick }: { label: string; words: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="min-h-11 rounded-field px-2 font-semibold text-clay-deep hover:bg-sand"
    >
      {words}
    </button>
  );
}
