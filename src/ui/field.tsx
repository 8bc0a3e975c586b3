import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

const control =
  "w-full min-h-11 rounded-field border border-line bg-surface px-3.5 py-2 text-base text-ink placeholder:text-ink-soft aria-invalid:border-danger";

type FieldProps = {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  children: ReactNode;
};

/** A label, its control, a hint and what is wrong with the input, tied together for screen readers. */
function Field({ id, label, hint, error, optional, children }: FieldProps) {
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block font-semibold">
        {label}
        {optional && <span className="font-normal text-ink-soft"> (optional)</span>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-ink-soft text-sm">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="font-semibold text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  );
}

type Shared = Omit<FieldProps, "children">;

function described({ id, hint, error }: Shared) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-invalid": error ? true : undefined, "aria-describedby": ids || undefined };
}

export function TextField({ label, hint, error, optional, className, ...rest }: ComponentProps<"input"> & Shared) {
  const shared = { id: rest.id, label, hint, error, optional };
  return (
    <Field {...shared}>
      <input {...rest} {...described(shared)} className={clsx(control, className)} />
    </Field>
  );
}

export function TextArea({ label, hint, error, optional, className, ...rest }: ComponentProps<"textarea"> & Shared) {
  const shared = { id: rest.id, label, hint, error, optional };
  return (
    <Field {...shared}>
      <textarea {...rest} {...described(shared)} className={clsx(control, "min-h-28", className)} />
    </Field>
  );
}

type SelectFieldProps = ComponentProps<"select"> & Shared;

export function SelectField({ label, hint, error, optional, className, children, ...rest }: SelectFieldProps) {
  const shared = { id: rest.id, label, hint, error, optional };
  return (
    <Field {...shared}>
      <select {...rest} {...described(shared)} className={clsx(control, className)}>
        {children}
      </select>
    </Field>
  );
}

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { id: string; label: ReactNode; error?: string };

export function Checkbox({ id, label, error, ...rest }: CheckboxProps) {
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
        <input {...rest} id={id} type="checkbox" className="mt-1 size-5 shrink-0 accent-[var(--clay)]" />
        <span>{label}</span>
      </label>
      {error && <p className="font-semibold text-danger text-sm">{error}</p>}
    </div>
  );
}
