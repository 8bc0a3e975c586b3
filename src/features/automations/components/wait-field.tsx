import clsx from "clsx";
import { useState } from "react";
import { SelectField, TextField } from "@/ui/field";
import { splitWait, waitUnits } from "./wait-units";

type WaitFieldProps = {
  id: string;
  label: string;
  hint?: string | undefined;
  /** What the field starts with. */
  minutes: number;
  /** Least amount; unset: 1. */
  min?: number | undefined;
  error?: string | undefined;
  onChange: (minutes: number) => void;
};

/** A wait as a number and its unit; tells the minutes. What is typed stays as it is typed: 60 minutes do not become an hour. */
export function WaitField({ id, label, hint, minutes, min = 1, error, onChange }: WaitFieldProps) {
  const [start] = useState(() => splitWait(minutes));
  const [amount, setAmount] = useState(String(start.amount));
  const [unitMinutes, setUnitMinutes] = useState<number>(start.unitMinutes);
  const change = (typed: string, unit: number) => {
    setAmount(typed);
    setUnitMinutes(unit);
    onChange(Math.round(Number(typed)) * unit);
  };
  return (
    <div className={clsx("grid grid-cols-[minmax(0,1fr)_8rem] gap-2", error || hint ? "items-start" : "items-end")}>
      <TextField
        id={id}
        type="number"
        inputMode="numeric"
        min={min}
        step={1}
        required
        label={label}
        hint={hint}
        value={amount}
        error={error}
        onChange={(event) => change(event.target.value, unitMinutes)}
      />
      <SelectField
        id={`${id}-unit`}
        label="Unit"
        value={unitMinutes}
        onChange={(event) => change(amount, Number(event.target.value))}
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
