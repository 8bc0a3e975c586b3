import { starWords } from "../rules";

type Props = { chosen: string | undefined; error: string | undefined };

/** From one to five stars; each can be pressed, and chosen by the arrow keys. */
export function StarChoice({ chosen, error }: Props) {
  return (
    <fieldset aria-describedby={error ? "stars-error" : undefined}>
      <legend className="mb-3 font-semibold">How many stars?</legend>
      <div className="grid grid-cols-5 gap-2">
        {Object.entries(starWords).map(([stars, word]) => (
          <label
            key={stars}
            htmlFor={`stars-${stars}`}
            className="relative flex min-h-20 cursor-pointer flex-col items-center justify-center rounded-card border border-line bg-surface px-1 py-2 text-center has-checked:border-clay has-checked:bg-clay-pale has-focus-visible:outline-2 has-focus-visible:outline-offset-2"
          >
            <input
              id={`stars-${stars}`}
              type="radio"
              name="stars"
              value={stars}
              defaultChecked={stars === chosen}
              required
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <span className="font-semibold text-xl">
              {stars}{" "}
              <span aria-hidden="true" className="text-gold">
                ★
              </span>
            </span>
            <span className="text-sm leading-tight">{word}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id="stars-error" className="mt-2 font-semibold text-danger text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
