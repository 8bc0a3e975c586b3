import { SelectField, TextArea, TextField } from "@/ui/field";
import { contrastOf, isReadable, textOn } from "../rules";
import type { WidgetSettings } from "../schema";

export type EditProps = {
  draft: WidgetSettings;
  /** What is wrong, by field. */
  faults: Record<string, string>;
  onEdit: (changed: Partial<WidgetSettings>) => void;
};

/** Words, colour and place of the chat window. */
export function LookFields({ draft, faults, onEdit }: EditProps) {
  return (
    <section aria-labelledby="look" className="space-y-4">
      <h2 id="look" className="font-display text-2xl">
        Words and colours
      </h2>
      <TextField
        id="title"
        label="Title"
        value={draft.title}
        maxLength={40}
        error={faults.title}
        onChange={(event) => onEdit({ title: event.target.value })}
      />
      <TextField
        id="subtitle"
        label="Line below the title"
        optional
        value={draft.subtitle}
        maxLength={80}
        error={faults.subtitle}
        onChange={(event) => onEdit({ subtitle: event.target.value })}
      />
      <TextArea
        id="greeting"
        label="Greeting"
        hint="Shown above a chat in which nobody has written."
        optional
        value={draft.greeting}
        maxLength={200}
        rows={2}
        error={faults.greeting}
        onChange={(event) => onEdit({ greeting: event.target.value })}
      />
      <TextArea
        id="offline-text"
        label="When nobody is there"
        hint="Shown above the form for a note."
        optional
        value={draft.offlineText}
        maxLength={300}
        rows={2}
        error={faults.offlineText}
        onChange={(event) => onEdit({ offlineText: event.target.value })}
      />
      <AccentField accent={draft.accent} fault={faults.accent} onEdit={onEdit} />
      <SelectField
        id="position"
        label="Where it stands"
        value={draft.position}
        onChange={(event) => onEdit({ position: event.target.value === "left" ? "left" : "right" })}
      >
        <option value="right">At the lower right</option>
        <option value="left">At the lower left</option>
      </SelectField>
    </section>
  );
}

type AccentFieldProps = { accent: string; fault?: string; onEdit: EditProps["onEdit"] };

const isColor = (typed: string) => /^#[\da-f]{6}$/i.test(typed);

function AccentField({ accent, fault, onEdit }: AccentFieldProps) {
  const known = isColor(accent) ? accent : "#a94c25";
  const contrast = contrastOf(known, textOn(known)).toFixed(1);
  const hint = isColor(accent) ? `Text on it has a contrast of ${contrast} : 1; it needs 4.5 : 1.` : undefined;
  const unreadable = isColor(accent) && !isReadable(accent);
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <TextField
          id="accent"
          label="Colour"
          value={accent}
          hint={hint}
          error={fault ?? (unreadable ? "Too little for text. Please take a darker or a lighter colour." : undefined)}
          spellCheck={false}
          maxLength={7}
          onChange={(event) => onEdit({ accent: event.target.value })}
        />
      </div>
      <input
        type="color"
        aria-label="Choose the colour"
        value={known}
        onChange={(event) => onEdit({ accent: event.target.value })}
        className="mt-[1.875rem] h-11 w-14 shrink-0 cursor-pointer rounded-field border border-line bg-surface p-1"
      />
    </div>
  );
}
