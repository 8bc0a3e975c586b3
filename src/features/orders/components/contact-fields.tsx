import type { FocusEvent } from "react";
import { formatKes } from "@/lib/money";
import { SelectField, TextArea, TextField } from "@/ui/field";
import type { Delivery } from "../delivery";

type Props = {
  values: Record<string, string>;
  errors: Record<string, string>;
  deliveries: Delivery[];
  onCounty: (county: string) => void;
  onEmail: (email: string, name: string) => void;
};

/** Who gets the parcel and where; each county with what its delivery costs. */
export function ContactFields({ values, errors, deliveries, onCounty, onEmail }: Props) {
  function leaveEmail({ currentTarget }: FocusEvent<HTMLInputElement>) {
    const name = new FormData(currentTarget.form ?? undefined).get("name");
    if (currentTarget.value && currentTarget.validity.valid) onEmail(currentTarget.value, String(name ?? ""));
  }
  const field = (name: string) => ({ id: name, name, defaultValue: values[name], error: errors[name], required: true });
  return (
    <fieldset className="space-y-5">
      <legend className="mb-4 font-display text-xl">Where to</legend>
      <TextField {...field("name")} label="Name" autoComplete="name" maxLength={120} />
      <TextField
        {...field("email")}
        label="E-mail"
        type="email"
        inputMode="email"
        autoComplete="email"
        hint="The order goes there, and your cart is kept under it."
        onBlur={leaveEmail}
      />
      <TextField
        {...field("phone")}
        label="Phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        hint="The rider calls it, like 0712 345 678."
      />
      {/* A select forgets its choice when React resets the form after the action; the key makes it anew. */}
      <SelectField
        {...field("county")}
        key={values.county}
        label="County"
        autoComplete="address-level1"
        onChange={(event) => onCounty(event.currentTarget.value)}
      >
        <option key="none" value="">
          Choose your county
        </option>
        {deliveries.map(({ county, feeCents }) => (
          <option key={county} value={county}>
            {county} · delivery {formatKes(feeCents)}
          </option>
        ))}
      </SelectField>
      <TextArea
        {...field("address")}
        label="Address"
        autoComplete="street-address"
        maxLength={400}
        rows={3}
        hint="Street and building, or a landmark the rider knows."
      />
    </fieldset>
  );
}
