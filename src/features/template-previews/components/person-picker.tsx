"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSettled } from "@/features/chat/components/use-settled";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Loaded } from "@/ui/loaded";
import type { FoundPerson } from "../find-people";

type PersonPickerProps = { person: FoundPerson | null; onPick: (person: FoundPerson | null) => void };

const nobody = { title: "Nobody found", advice: "Try a part of the name or of the address." };

/** Whom the preview speaks to: the sample, or a customer that is looked for. */
export function PersonPicker({ person, onPick }: PersonPickerProps) {
  const [open, setOpen] = useState(false);
  const pick = (next: FoundPerson | null) => {
    onPick(next);
    setOpen(false);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <span className="text-ink-soft">As</span>
      <span className="font-semibold">{person ? person.name || person.email : "a sample customer"}</span>
      <Button look="quiet" onClick={() => setOpen(true)}>
        Choose a customer
      </Button>
      {person && (
        <Button look="quiet" onClick={() => pick(null)}>
          Back to the sample
        </Button>
      )}
      {open && (
        <Dialog title="See it as…" onClose={() => setOpen(false)}>
          <Search onPick={pick} />
        </Dialog>
      )}
    </div>
  );
}

function Search({ onPick }: { onPick: (person: FoundPerson) => void }) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const query = useSettled(typed.trim(), 250);
  const people = useQuery(
    trpc.admin.templatePreviews.findPeople.queryOptions({ query }, { placeholderData: keepPreviousData }),
  );
  return (
    <>
      <input
        type="search"
        aria-label="Name or address"
        placeholder="Name or address…"
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
        className="min-h-11 w-full rounded-field border border-line bg-surface px-3.5 text-base placeholder:text-ink-soft"
      />
      <Loaded query={people} what="the customers" empty={nobody}>
        {(found) => (
          <ul className="divide-y divide-line">
            {found.map((person) => (
              <li key={person.id}>
                <button
                  type="button"
                  onClick={() => onPick(person)}
                  className="min-h-11 w-full rounded-field px-2 py-1.5 text-left hover:bg-sand"
                >
                  <span className="block break-words font-semibold">{person.name || "No name"}</span>
                  <span className="block break-words text-ink-soft text-sm">{person.email}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}
