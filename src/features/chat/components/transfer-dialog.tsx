"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { type FormEvent, useState } from "react";
import { refusalOf } from "@/lib/browser/refusal-of";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextArea } from "@/ui/field";
import { Notice } from "@/ui/notice";

type TransferDialogProps = {
  sessionId: string;
  staffId: string;
  /** Who has it on this screen: if it is somebody else meanwhile, that is said instead. */
  ownerId: string | null;
  onDone: () => void;
  onLeave: () => void;
};

const dots = { online: "bg-sage", away: "bg-gold", gone: "bg-line" };
/** Who can answer at once stands first. */
const order = ["online", "away", "gone"];
const whereWords = { online: "online", away: "away", gone: "not here" };

/** Hands the conversation to a colleague, of whom one sees where he is and how much he has, or to a team; with a note if one likes. */
export function TransferDialog({ sessionId, staffId, ownerId, onDone, onLeave }: TransferDialogProps) {
  const trpc = useTRPC();
  // Whom one hands a person to must be there now, not ten seconds ago.
  const members = useQuery(
    trpc.admin.teams.listMembers.queryOptions(undefined, { staleTime: 0, refetchInterval: 5_000 }),
  );
  const teams = useQuery(trpc.admin.teams.listTeams.queryOptions());
  const transfer = useMutation(trpc.admin.chat.transferSession.mutationOptions());
  const note = useMutation(trpc.admin.chatNotes.writeNote.mutationOptions());
  const [to, setTo] = useState("");
  const [words, setWords] = useState("");
  const [clientId] = useState(() => crypto.randomUUID());
  const isFull = refusalOf(transfer.error)?.code === "chat.member_full";
  const problem = transfer.error ?? note.error ?? (members.data ? null : members.error);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [kind, id = ""] = to.split(":");
    if (!id) return;
    try {
      if (!transfer.isSuccess)
        await transfer.mutateAsync({
          sessionId,
          to: kind === "team" ? { teamId: id } : { staffId: id },
          fromStaffId: ownerId,
          force: isFull || undefined,
        });
      const name = kind === "staff" ? members.data?.find((one) => one.id === id)?.name : undefined;
      // Told to whom it concerns; the same clientId again is the same note.
      if (words.trim())
        await note.mutateAsync({ sessionId, clientId, content: name ? `@${name} ${words.trim()}` : words.trim() });
      onDone();
    } catch {
      // Said above the choices.
    }
  };
  return (
    <Dialog title="Transfer the conversation" onClose={onLeave}>
      <form onSubmit={submit} className="space-y-4">
        {problem && (
          <Notice tone="bad">
            {transfer.isSuccess ? "It was transferred, but the note was not kept: " : ""}
            {problem.message}
          </Notice>
        )}
        <fieldset className="space-y-1" disabled={transfer.isSuccess}>
          <legend className="font-semibold">To whom?</legend>
          {!members.data && !members.error && <p className="text-ink-soft">Loading…</p>}
          <div className="max-h-72 overflow-y-auto">
            {members.data
              ?.filter(({ id }) => id !== ownerId)
              .sort((a, b) => order.indexOf(a.whereabouts) - order.indexOf(b.whereabouts))
              .map(({ id, name, whereabouts, load, capacity }) => (
                <Option key={id} value={`staff:${id}`} chosen={to} onChoose={setTo}>
                  <span aria-hidden className={clsx("size-2.5 shrink-0 rounded-full", dots[whereabouts])} />
                  <span className="min-w-0 flex-1 truncate font-semibold">
                    {name}
                    {id === staffId && " (you)"}
                  </span>
                  <span className="shrink-0 text-ink-soft text-sm">
                    {whereWords[whereabouts]} · {load}
                    {capacity === null ? "" : ` of ${capacity}`} open
                  </span>
                </Option>
              ))}
            {teams.data?.map(({ id, name, members: { length } }) => (
              <Option key={id} value={`team:${id}`} chosen={to} onChoose={setTo}>
                <span className="min-w-0 flex-1 truncate font-semibold">Team {name}</span>
                <span className="shrink-0 text-ink-soft text-sm">
                  {length} {length === 1 ? "person" : "people"}
                </span>
              </Option>
            ))}
            {members.data && members.data.length < 2 && teams.data?.length === 0 && (
              <p className="text-ink-soft">There is nobody else yet. Colleagues and teams are made under Settings.</p>
            )}
          </div>
        </fieldset>
        <TextArea
          id="transfer-note"
          label="Note for them"
          hint="Only staff see it."
          optional
          rows={2}
          maxLength={2_000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="min-h-20"
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onLeave}>
            Cancel
          </Button>
          <Button type="submit" disabled={!to || transfer.isPending || note.isPending}>
            {transfer.isSuccess ? "Keep the note" : isFull ? "Transfer all the same" : "Transfer"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type OptionProps = { value: string; chosen: string; onChoose: (value: string) => void; children: React.ReactNode };

function Option({ value, chosen, onChoose, children }: OptionProps) {
  return (
    <label
      className={clsx(
        "flex min-h-11 items-center gap-3 rounded-field px-2 py-1.5",
        value === chosen ? "bg-clay-pale" : "hover:bg-sand",
      )}
    >
      <input
        type="radio"
        name="to"
        value={value}
        checked={value === chosen}
        onChange={() => onChoose(value)}
        className="size-5 shrink-0 accent-[var(--clay)]"
      />
      {children}
    </label>
  );
}
