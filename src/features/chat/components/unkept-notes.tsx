import type { UnkeptNote } from "./use-notes";

type UnkeptNotesProps = { notes: UnkeptNote[]; onKeep: (note: UnkeptNote) => void; onDrop: (clientId: string) => void };

const link = "inline-flex min-h-11 items-center px-2 font-semibold underline";

/** Notes that are on their way, or were not kept: with the words, so that nothing is lost. */
export function UnkeptNotes({ notes, onKeep, onDrop }: UnkeptNotesProps) {
  if (notes.length === 0) return null;
  return (
    <ul className="border-gold border-t bg-gold-pale px-4 py-1">
      {notes.map((note) => (
        <li key={note.clientId} className="flex flex-wrap items-center gap-x-2 text-sm">
          <span className="min-w-0 flex-1 truncate">{note.content}</span>
          {note.problem ? (
            <span role="alert" className="text-danger">
              Not kept. {note.problem}
              <button type="button" className={link} onClick={() => onKeep(note)}>
                Try again
              </button>
              <button type="button" className={link} onClick={() => onDrop(note.clientId)}>
                Discard
              </button>
            </span>
          ) : (
            <span className="text-gold">Keeping…</span>
          )}
        </li>
      ))}
    </ul>
  );
}
