import { useQuery } from "@tanstack/react-query";
import { Hand } from "lucide-react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { SelectField } from "@/ui/field";
import type { OfflineNote } from "../rows";
import type { useNoteChanges } from "./use-note-changes";

type NoteOwnerProps = { note: OfflineNote; changes: ReturnType<typeof useNoteChanges> };

/** Who looks after a note, and the way to give it to somebody. What somebody else took meanwhile is not taken from him unseen. */
export function NoteOwner({ note, changes }: NoteOwnerProps) {
  const trpc = useTRPC();
  const { data: staff = [] } = useQuery(trpc.admin.staff.listStaff.queryOptions());
  const { assignedTo } = note;
  const give = (staffId?: string) => {
    changes.reset();
    changes.assign.mutate({ id: note.id, staffId, force: assignedTo !== null });
  };
  const gone = assignedTo && !staff.some(({ id }) => id === assignedTo.id);
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="w-full sm:w-64">
        <SelectField
          id={`owner-${note.id}`}
          label="Looked after by"
          value={assignedTo?.id ?? ""}
          disabled={changes.busy}
          onChange={(event) => event.target.value && give(event.target.value)}
        >
          {!assignedTo && <option value="">Nobody yet</option>}
          {gone && <option value={assignedTo.id}>{assignedTo.name}</option>}
          {staff.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {!assignedTo && (
        <Button look="quiet" disabled={changes.busy} onClick={() => give()}>
          <Hand aria-hidden className="size-5" /> Take it
        </Button>
      )}
    </div>
  );
}
