const methods = [
  { value: "pay_on_delivery", title: "Pay on delivery", text: "Cash or M-Pesa to the rider" },
  { value: "mpesa_till", title: "M-Pesa till", text: "Pay now from your phone, in the next step" },
];

type Props = { method: string; error: string | undefined; onChoose: (method: string) => void };

/** How it is paid. */
export function PaymentChoice({ method, error, onChoose }: Props) {
  return (
    <fieldset>
      <legend className="mb-4 font-display text-xl">How to pay</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {methods.map(({ value, title, text }) => (
          <label
            key={value}
            htmlFor={value}
            className="flex min-h-11 items-start gap-3 rounded-card border border-line bg-surface p-4 has-checked:border-clay has-checked:bg-clay-pale"
          >
            <input
              id={value}
              type="radio"
              name="paymentMethod"
              value={value}
              defaultChecked={value === method}
              onChange={() => onChoose(value)}
              className="mt-1 size-5 shrink-0 accent-[var(--clay)]"
            />
            <span>
              <span className="block font-semibold">{title}</span>
              <span className="block text-ink-soft">{text}</span>
            </span>
          </label>
        ))}
      </div>
      {error && <p className="mt-2 font-semibold text-danger text-sm">{error}</p>}
    </fieldset>
  );
}
