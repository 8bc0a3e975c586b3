"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";

export type Outcome = "resolved" | "not_resolved" | "spam";

const outcomes: { value: Outcome; words: string; hint: string }[] = [
  { value: "resolved", words: "Resolved", hint: "The shopper has what was asked for." },
  { value: "not_resolved", words: "Not resolved", hint: "We could not help, or nobody answered any more." },
  { value: "spam", words: "Spam", hint: "No shopper at all." },
];

type CloseDialogProps = {
  busy: boolean;
  problem: string | undefined;
  onClose: (how: { outcome: Outcome; resolution: string }) => void;
  onLeave: () => void;
};

/** How a conversation ended, and a word about it. */
export function CloseDialog({ busy, problem, onClose, onLeave }: CloseDialogProps) {
  const [outcome, setOutcome] = useState<Outcome>("resolved");
  const [resolution, setResolution] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onClose({ outcome, resolution });
  };
  return (
    <Dialog title="Close the conversation" onClose={onLeave}>
      <form onSubmit={submit} className="space-y-4">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <fieldset className="space-y-1">
          <legend className="font-semibold">How did it end?</legend>
          {outcomes.map(({ value, words, hint }) => (
            <label key={value} className="flex min-h-11 items-start gap-3 rounded-field px-2 py-2 hover:bg-sand">
              <input
                type="radio"
                name="outcome"
                value={value}
                checked={outcome === value}
                onChange={() => setOutcome(value)}
                className="mt-1 size-5 accent-[var(--clay)]"
              />
              <span>
                <span className="block font-semibold">{words}</span>
                <span className="text-ink-soft text-sm">{hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <TextField
          id="resolution"
          label="A word about it"
          hint="Only staff see it."
          optional
          maxLength={500}
          value={resolution}
          onChange={(event) => setResolution(event.target.value)}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onLeave}>
            Keep it open
          </Button>
          <Button type="submit" disabled={busy}>
            Close it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
