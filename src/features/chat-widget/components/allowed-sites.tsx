import { useState } from "react";
import { Button } from "@/ui/button";
import { TextArea } from "@/ui/field";

type AllowedSitesProps = { sites: string; fault?: string; shopUrl: string; onEdit: (typed: string) => void };

/** Which other sites may show the chat, and the line that brings it there. */
export function AllowedSites({ sites, fault, shopUrl, onEdit }: AllowedSitesProps) {
  return (
    <section aria-labelledby="sites" className="space-y-4">
      <h2 id="sites" className="font-display text-2xl">
        Other sites
      </h2>
      <TextArea
        id="origins"
        label="Sites that may show the chat"
        hint="One address in a line, like https://blog.example. All others are refused."
        optional
        value={sites}
        rows={3}
        error={fault}
        spellCheck={false}
        onChange={(event) => onEdit(event.target.value)}
      />
      <ScriptTag tag={`<script src="${shopUrl}/widget/embed.js" async></script>`} />
    </section>
  );
}

function ScriptTag({ tag }: { tag: string }) {
  const [told, setTold] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tag);
      setTold("Copied.");
    } catch {
      setTold("This browser does not let us copy. Please select the line and copy it yourself.");
    }
  };
  return (
    <div className="space-y-2">
      <p className="font-semibold">The line to put before &lt;/body&gt; on those sites</p>
      <code className="block select-all break-all rounded-field border border-line bg-surface p-3 text-sm">{tag}</code>
      <div className="flex items-center gap-3">
        <Button look="quiet" onClick={copy}>
          Copy the line
        </Button>
        <span role="status" className="text-ink-soft text-sm">
          {told}
        </span>
      </div>
    </div>
  );
}
