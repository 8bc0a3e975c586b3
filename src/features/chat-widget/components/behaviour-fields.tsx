import { Checkbox, TextField } from "@/ui/field";
import type { EditProps } from "./look-fields";

/** What the chat window does by itself. */
export function BehaviourFields({ draft, faults, onEdit }: EditProps) {
  return (
    <section aria-labelledby="behaviour" className="space-y-3">
      <h2 id="behaviour" className="font-display text-2xl">
        Behaviour
      </h2>
      <Checkbox
        id="sound-on"
        label="New messages make a sound, until the shopper switches it off"
        checked={draft.soundOn}
        onChange={(event) => onEdit({ soundOn: event.target.checked })}
      />
      <Checkbox
        id="shows-typing"
        label={
          <>
            Staff see what a shopper is typing before it is sent.{" "}
            <span className="text-ink-soft">The chat tells every shopper so. Nothing of it is kept.</span>
          </>
        }
        checked={draft.showsTyping}
        onChange={(event) => onEdit({ showsTyping: event.target.checked })}
      />
      <TextField
        id="idle-close-hours"
        label="Close a silent chat after (hours)"
        hint="Counted from staff’s last word. A chat in which the shopper waits for us is never closed."
        type="number"
        inputMode="numeric"
        min={1}
        max={720}
        className="max-w-32"
        value={Number.isNaN(draft.idleCloseHours) ? "" : draft.idleCloseHours}
        error={faults.idleCloseHours}
        onChange={(event) => onEdit({ idleCloseHours: event.target.valueAsNumber })}
      />
    </section>
  );
}
