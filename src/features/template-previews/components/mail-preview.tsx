"use client";
import clsx from "clsx";
import { type ReactNode, useState } from "react";
import { Checkbox } from "@/ui/field";
import { Segments } from "@/ui/segments";
import { dressMail } from "./dress-mail";

const views = [
  { value: "phone", label: "Phone" },
  { value: "desktop", label: "Desktop" },
  { value: "text", label: "Plain text" },
] as const;

type PreviewLook = { view: (typeof views)[number]["value"]; dark: boolean; pictures: boolean };

/** How a mail is looked at, and the fields that choose it. */
export function usePreviewLook(): { look: PreviewLook; fields: ReactNode } {
  const [look, setLook] = useState<PreviewLook>({ view: "phone", dark: false, pictures: true });
  const { view, dark, pictures } = look;
  const fields = (
    <div className="flex flex-wrap items-center gap-x-5">
      <Segments
        legend="Show as"
        segments={views}
        chosen={view}
        onChoose={(chosen) => setLook({ ...look, view: chosen })}
      />
      {view !== "text" && (
        <>
          <Checkbox
            id="preview-dark"
            label="Dark"
            checked={dark}
            onChange={(event) => setLook({ ...look, dark: event.target.checked })}
          />
          <Checkbox
            id="preview-pictures"
            label="Pictures"
            checked={pictures}
            onChange={(event) => setLook({ ...look, pictures: event.target.checked })}
          />
        </>
      )}
    </div>
  );
  return { look, fields };
}

type MailPreviewProps = {
  mail: { subject: string; preheader: string; html: string; text: string };
  kilobytes: number;
  look: PreviewLook;
};

/** A mail as its reader sees it: in the list of the mailbox, and opened. Its HTML runs no script and reaches nothing of the page. */
export function MailPreview({ mail: { subject, preheader, html, text }, kilobytes, look }: MailPreviewProps) {
  return (
    <div className={clsx("space-y-3", look.view === "phone" && "max-w-[23.4375rem]")}>
      <div className="rounded-card border border-line bg-surface px-4 py-2.5">
        <p className="truncate font-semibold">{subject || "No subject"}</p>
        <p className="truncate text-ink-soft text-sm">{preheader}</p>
      </div>
      {look.view === "text" ? (
        <pre className="whitespace-pre-wrap break-words rounded-card border border-line bg-surface p-4 font-mono text-sm">
          {text}
        </pre>
      ) : (
        <iframe
          title="The mail as the reader sees it"
          sandbox=""
          srcDoc={dressMail(html, look)}
          className="h-[44rem] w-full rounded-card border border-line bg-[#FBF7F1]"
        />
      )}
      <p className="text-ink-soft text-sm">{kilobytes} KB; mail programs cut off what is over 102 KB.</p>
    </div>
  );
}
