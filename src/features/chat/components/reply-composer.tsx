"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { MessageSquareText, SendHorizontal, StickyNote } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from "react";
import { fillReply, gapIn, type ReplyFacts, searchReplies } from "@/features/canned-replies/rules";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { MAX_MESSAGE_LENGTH } from "../channels";
import { isTooLong } from "../rules";
import { type Choice, ChoiceList, useChoices } from "./choice-list";
import { atToken, putInPlace, slashToken, type TypedToken } from "./typed-token";
import { useDraft } from "./use-draft";

export type ComposerMode = "answer" | "note";

/** What the rest of the screen can do with the composer. */
export type ComposerHandle = {
  /** Goes into the field; `text` takes the place of what stands there, `slash` opens the canned replies. */
  focus: (mode: ComposerMode, how?: { text?: string; slash?: boolean }) => void;
};

type ReplyComposerProps = {
  ref: Ref<ComposerHandle>;
  sessionId: string;
  staffId: string;
  /** A closed conversation takes notes only. */
  canAnswer: boolean;
  facts: ReplyFacts;
  /** @param now without the seconds to undo it; `thenClose`: and then resolve and go on */
  onSend: (content: string, how: { now: boolean; thenClose: boolean }) => void;
  onNote: (content: string) => void;
  /** Something is being typed. */
  onTyping: (mode: ComposerMode) => void;
};

const words = {
  answer: { label: "Your answer", placeholder: "Write an answer, or / …", send: "Send" },
  note: { label: "Your note", placeholder: "A note for staff, @ names one…", send: "Keep the note" },
};

/** The field to answer in, or to leave a note in: quite unlike each other, for a note must never go out by mistake. */
export function ReplyComposer(props: ReplyComposerProps) {
  const { ref, sessionId, staffId, canAnswer, facts, onSend, onNote, onTyping } = props;
  const [wanted, setWanted] = useState<ComposerMode>("answer");
  const mode = canAnswer ? wanted : "note";
  const [text, write] = useDraft(`${staffId}:${sessionId}:${mode}`);
  const [caret, setCaret] = useState(0);
  const [shut, setShut] = useState<number | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const content = text.trim();
  const tooLong = isTooLong(content);
  const gap = mode === "answer" ? gapIn(text) : null;
  const note = mode === "note";

  const token = note ? atToken(text, caret) : slashToken(text, caret);
  const open = token && token.from !== shut ? token : null;
  const { choices, wordsOf } = useComposerChoices(mode, open, facts);

  const select = (from: number, to = from) =>
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from, to);
      setCaret(to);
    });
  const take = (id: string) => {
    if (!open) return;
    const inserted = wordsOf(id);
    const next = putInPlace(text, open, inserted);
    write(next);
    const left = gapIn(next);
    if (left && !note) select(left.at, left.at + left.gap.length);
    else select(open.from + inserted.length);
  };
  const { current, onKey } = useChoices(open && choices, take, () => setShut(open?.from ?? null));

  useImperativeHandle(ref, () => ({
    focus: (next, { text: given, slash } = {}) => {
      setWanted(next);
      if (given !== undefined) write(given);
      if (slash && text === "") write("/");
      setShut(null);
      select((given ?? (slash && text === "" ? "/" : text)).length);
    },
  }));

  const send = (event: FormEvent | KeyboardEvent, how = { now: false, thenClose: false }) => {
    event.preventDefault();
    if (!content || tooLong) return;
    if (gap) return select(gap.at, gap.at + gap.gap.length);
    if (note) onNote(content);
    else onSend(content, how);
    write("");
    setCaret(0);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While a word is being composed (input methods), keys belong to it.
    if (event.nativeEvent.isComposing || onKey(event)) return;
    if (event.key !== "Enter") return;
    if (event.ctrlKey || event.metaKey) send(event, { now: true, thenClose: event.shiftKey });
    else if (!event.shiftKey) send(event);
  };
  return (
    <form
      onSubmit={send}
      className={clsx(
        "relative border-t px-3 pt-2 pb-3 lg:px-5",
        note ? "border-gold bg-gold-pale" : "border-line bg-surface",
      )}
    >
      <div className="flex items-center gap-1">
        {canAnswer && <ModeButton mode="answer" current={mode} onClick={() => setWanted("answer")} />}
        <ModeButton mode="note" current={mode} onClick={() => setWanted("note")} />
        <span className="hidden flex-1 text-right text-ink-soft text-xs lg:block">
          {note ? "Only staff see notes." : "Enter sends, Ctrl + Enter at once"}
        </span>
      </div>
      {tooLong && (
        <p role="alert" className="pb-2 text-danger">
          A message has at most {MAX_MESSAGE_LENGTH.toLocaleString("en")} characters. Please send it in parts.
        </p>
      )}
      {gap && (
        <p role="status" className="pb-1 text-gold text-sm">
          Please fill in {gap.gap} before you send it.
        </p>
      )}
      <div className="flex items-end gap-2">
        {open && (
          <ChoiceList
            id={listId}
            label={note ? "Colleagues" : "Canned replies"}
            choices={choices}
            current={current}
            empty={note ? "No colleague has this name." : "No canned reply fits. Escape puts this list away."}
            onTake={take}
          />
        )}
        <textarea
          ref={field}
          aria-label={words[mode].label}
          placeholder={words[mode].placeholder}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open && current ? `${listId}-${current}` : undefined}
          rows={2}
          value={text}
          onChange={(event) => {
            write(event.target.value);
            setCaret(event.target.selectionEnd);
            setShut(null);
            if (event.target.value.trim()) onTyping(mode);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionEnd)}
          onKeyDown={onKeyDown}
          className={clsx(
            "field-sizing-content max-h-48 min-h-14 w-full resize-none rounded-field border px-3.5 py-2 text-base placeholder:text-ink-soft",
            note ? "border-gold bg-surface" : "border-line bg-paper",
          )}
        />
        <Button
          type="submit"
          disabled={!content || tooLong}
          className={clsx("px-4", note && "bg-gold! text-paper!")}
          aria-label={words[mode].send}
        >
          {note ? <StickyNote aria-hidden className="size-5" /> : <SendHorizontal aria-hidden className="size-5" />}
        </Button>
      </div>
    </form>
  );
}

type ModeButtonProps = { mode: ComposerMode; current: ComposerMode; onClick: () => void };

function ModeButton({ mode, current, onClick }: ModeButtonProps) {
  const Icon = mode === "note" ? StickyNote : MessageSquareText;
  return (
    <button
      type="button"
      aria-pressed={mode === current}
      onClick={onClick}
      className={clsx(
        "inline-flex min-h-11 items-center gap-1.5 border-b-2 px-2 text-sm",
        mode === current ? "font-semibold" : "border-transparent text-ink-soft hover:text-ink",
        mode === current && (mode === "note" ? "border-gold text-gold" : "border-clay text-clay-deep"),
      )}
    >
      <Icon aria-hidden className="size-4" />
      {mode === "note" ? "Note" : "Answer"}
    </button>
  );
}

/** What the list offers for what is typed: canned replies in an answer, colleagues in a note. */
function useComposerChoices(mode: ComposerMode, token: TypedToken | null, facts: ReplyFacts) {
  const trpc = useTRPC();
  const replies = useQuery(trpc.admin.cannedReplies.list.queryOptions(undefined, { staleTime: 60_000 }));
  const staff = useQuery(
    trpc.admin.staff.listStaff.queryOptions(undefined, { staleTime: 60_000, enabled: mode === "note" }),
  );
  if (!token) return { choices: [] as Choice[], wordsOf: () => "" };
  if (mode === "note") {
    const fits = staff.data?.filter(({ name }) => name.toLowerCase().includes(token.query.toLowerCase())) ?? [];
    return {
      choices: fits.map(({ id, name }): Choice => ({ id, title: name })),
      wordsOf: (id: string) => `@${fits.find((one) => one.id === id)?.name ?? ""} `,
    };
  }
  const found = searchReplies(replies.data ?? [], token.query);
  const textOf = (content: string) => fillReply(content, facts);
  return {
    choices: found.map(
      ({ id, title, shortcut, content }): Choice => ({ id, title, hint: `/${shortcut}`, text: textOf(content) }),
    ),
    wordsOf: (id: string) => textOf(found.find((one) => one.id === id)?.content ?? ""),
  };
}
