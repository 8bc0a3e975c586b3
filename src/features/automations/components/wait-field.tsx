import { SelectField, TextField } from "@/ui/field";
import { splitWait, waitUnits } from "./wait-units";

type WaitFieldProps = {
  id: string;
  label: string;
  minutes: number;
  error?: string | undefined;
  onChange: (minutes: number) => void;
};

/** A wait as a number and its unit; tells the minutes. */
export function WaitField({ id, label, minutes, error, onChange }: WaitFieldProps) {
  const { amount, unitMinutes } = splitWait(minutes);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_8rem] items-start gap-2">
      <TextField
        id={id}
        type="number"
        inputMode="numeric"
        min={1}
        step={1}
        required
        label={label}
        value={amount || ""}
        error={error}
        onChange={(event) => onChange(Math.round(Number(event.target.value)) * unitMinutes)}
      />
      <SelectField
        id={`${id}-unit`}
        label="Unit"
        value={unitMinutes}
        onChange={(event) => onChange(amount * Number(event.target.value))}
      >
        {waitUnits.map((unit) => (
          <option key={unit.minutes} value={unit.minutes}>
            {unit.many}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
