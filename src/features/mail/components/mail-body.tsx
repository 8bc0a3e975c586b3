"use client";
import { useState } from "react";
import type { EmailDetail } from "../get-email";

const views = ["Mail", "Text", "Headers"] as const;

/**
 * The mail as it went out. It is shown in a frame that may run no script, send no form and reach nothing of the console: what
 * stands in it was partly typed by strangers.
 */
export function MailBody({ body }: { body: NonNullable<EmailDetail["body"]> }) {
  const [view, setView] = useState<(typeof views)[number]>("Mail");
  const headers = Object.entries(body.headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <section aria-label="The mail" className="min-w-0 space-y-3">
      <fieldset className="inline-flex gap-1 rounded-field bg-sand p-1">
        <legend className="sr-only">Show</legend>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            onClick={() => setView(one)}
            className="min-h-11 rounded-field px-4 font-semibold text-ink-soft aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card"
          >
            {one}
          </button>
        ))}
      </fieldset>
      {view === "Mail" && (
        <iframe
          title="The mail as the reader sees it"
          sandbox=""
          srcDoc={body.html}
          className="h-[46rem] w-full rounded-card border border-line bg-[#FBF7F1]"
        />
      )}
      {view !== "Mail" && (
        <pre className="overflow-x-auto whitespace-pre-wrap break-words rounded-card border border-line bg-surface p-4 font-mono text-sm">
          {view === "Text" ? body.text : headers.join("\n") || "No headers of its own."}
        </pre>
      )}
    </section>
  );
}
