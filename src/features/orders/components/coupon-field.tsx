import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

type Props = {
  /** The code that counts for the sum above. */
  code: string | null;
  typed: string | undefined;
  error: string | undefined;
  done: string | undefined;
};

/**
 * The checkout's coupon, inside its form: typed in, or taken off again. The code that counts goes along with the order, so that nobody
 * pays another sum than the one he saw.
 */
export function CouponField({ code, typed, error, done }: Props) {
  if (code !== null)
    return (
      <div className="space-y-2">
        <input type="hidden" name="couponCode" value={code} />
        {done && <Notice tone="good">{done}</Notice>}
        <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span>
            Code <strong className="whitespace-nowrap tracking-wide">{code}</strong>
          </span>
          <SubmitButton look="quiet" name="act" value="drop-coupon">
            Take it off
          </SubmitButton>
        </p>
        {error && <p className="font-semibold text-danger text-sm">{error}</p>}
      </div>
    );
  return (
    <details open={Boolean(error || typed)} className="group">
      <summary className="flex min-h-11 cursor-pointer items-center underline underline-offset-4">
        Do you have a coupon code?
      </summary>
      <div className="mt-2 space-y-3">
        <TextField
          id="newCoupon"
          name="newCoupon"
          label="Coupon code"
          hint="As it stands in our mail, like K7QF-9M2X."
          defaultValue={typed}
          error={error}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="font-mono uppercase tracking-widest"
        />
        <SubmitButton look="quiet" name="act" value="coupon" className="w-full">
          Use the code
        </SubmitButton>
      </div>
    </details>
  );
}
