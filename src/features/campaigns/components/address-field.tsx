"use client";
import { useState } from "react";
import { TextField } from "@/ui/field";

type AddressFieldProps = { id: string; value: string; onChange: (value: string) => void };

/** An address, taken over once it is a whole one: a draft can always be stored. */
export function AddressField({ id, value, onChange }: AddressFieldProps) {
  const [typed, setTyped] = useState(value);
  const [fault, setFault] = useState<string>();
  const settle = () => {
    const whole = typed.trim() && !/^https?:\/\//i.test(typed.trim()) ? `https://${typed.trim()}` : typed.trim();
    const usable = whole === "" || (URL.canParse(whole) && !whole.includes("{{"));
    setFault(usable ? undefined : "Enter a whole address that begins with https://");
    if (!usable) return;
    setTyped(whole);
    onChange(whole);
  };
  return (
    <TextField
      id={id}
      label="Leads to"
      type="url"
      value={typed}
      error={fault}
      maxLength={1_000}
      placeholder="https://"
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
    />
  );
}
