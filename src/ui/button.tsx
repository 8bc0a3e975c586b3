import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

type Look = "primary" | "quiet" | "danger";

const looks: Record<Look, string> = {
  primary: "bg-clay text-on-clay hover:bg-clay-deep",
  quiet: "border border-line bg-surface text-ink hover:bg-sand",
  danger: "border border-danger bg-surface text-danger hover:bg-danger-pale",
};

/** Classes of a button, for elements that only look like one. At least 44 px high (QUALITY.md U2). */
export function buttonClass(look: Look = "primary", className?: string): string {
  return clsx(
    "inline-flex min-h-11 items-center justify-center gap-2 rounded-field px-5 py-2 text-center font-semibold transition-colors disabled:opacity-60",
    looks[look],
    className,
  );
}

type ButtonProps = ComponentProps<"button"> & { look?: Look };

export function Button({ look, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}

type ButtonLinkProps = ComponentProps<typeof Link> & { look?: Look };

export function ButtonLink({ look, className, ...rest }: ButtonLinkProps) {
  return <Link className={buttonClass(look, className)} {...rest} />;
}
