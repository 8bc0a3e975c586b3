import { useState } from "react";
import { TextField } from "@/ui/field";

type NumberFieldProps = {
  id: string;
  label: string;
  /** Behind the label, as in "(days)". */
  unit: string;
  hint?: string | undefined;
  min: number;
  max: number;
  /** What the field starts with. */
  value: number;
  error?: string | undefined;
  onChange: (value: number) => void;
};

/** A whole number; an empty field tells `NaN`, which the server refuses in words. */
export function NumberField({ unit, label, value, onChange, ...rest }: NumberFieldProps) {
  const [typed, setTyped] = useState(String(value));
  return (
    <TextField
      {...rest}
      type="number"
      inputMode="numeric"
      step={1}
      required
      label={`${label} (${unit})`}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(event.target.value === "" ? Number.NaN : Number(event.target.value));
      }}
    />
  );
}
