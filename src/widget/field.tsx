/** @jsxImportSource preact */
const AUTOCOMPLETE = { text: "name", email: "email", tel: "tel" } as const;

type FieldProps = {
  name: string;
  label: string;
  type?: "text" | "email" | "tel";
  value: string;
  error?: string;
  optional?: boolean;
  onValue: (value: string) => void;
};

/** A label, its field and what is wrong with the input, tied together for screen readers. */
export function Field({ name, label, type, value, error, optional, onValue }: FieldProps) {
  const shared = {
    id: `chat-${name}`,
    name,
    value,
    "aria-invalid": error ? (true as const) : undefined,
    "aria-describedby": error ? `chat-${name}-wrong` : undefined,
  };
  // One of three, which Preact's types take one by one only.
  const kind = { type, autocomplete: type && AUTOCOMPLETE[type] } as { type: "text"; autocomplete: "name" };
  return (
    <>
      <label for={shared.id}>
        {label} {optional && <small>(optional)</small>}
      </label>
      {type ? (
        <input {...shared} {...kind} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <textarea {...shared} rows={4} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
      {error && (
        <p class="wrong" id={`chat-${name}-wrong`}>
          {error}
        </p>
      )}
    </>
  );
}
