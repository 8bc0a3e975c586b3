"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/** The button that sends its form; while the answer is on its way it cannot be pressed again. */
export function SubmitButton({ children, ...rest }: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus();
  return (
    <Button {...rest} type="submit" disabled={pending} aria-busy={pending || undefined}>
      {children}
    </Button>
  );
}
