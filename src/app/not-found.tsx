import { ButtonLink } from "@/ui/button";

/** An address that no page has. */
export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col items-start justify-center gap-4 px-4 py-10">
      <h1 className="font-display text-4xl">This page is not here</h1>
      <p className="text-ink-soft">
        The address may be mistyped, or the page has moved. The shop is where it always was.
      </p>
      <ButtonLink href="/">Go to the shop</ButtonLink>
    </main>
  );
}
