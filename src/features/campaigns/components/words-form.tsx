"use client";
import { TextField } from "@/ui/field";
import { BlockList } from "./block-list";
import type { Draft } from "./use-draft";

/** What the campaign is called, and what it says. */
export function WordsForm({ draft: { draft, change } }: { draft: Draft }) {
  const { content } = draft;
  return (
    <div className="space-y-4">
      <TextField
        id="campaign-name"
        label="Name"
        hint="For yourselves: readers never see it."
        value={draft.name}
        maxLength={120}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        id="campaign-subject"
        label="Subject"
        hint="Phones show about 40 characters. {{firstName|friend}} is the reader’s first name, or “friend”."
        value={draft.subject}
        maxLength={200}
        onChange={(event) => change({ subject: event.target.value })}
      />
      <TextField
        id="campaign-preheader"
        label="Preheader"
        hint="The line that mailboxes show behind the subject."
        value={draft.preheader}
        maxLength={200}
        onChange={(event) => change({ preheader: event.target.value })}
      />
      <TextField
        id="campaign-heading"
        label="Heading"
        value={content.heading}
        maxLength={200}
        onChange={(event) => change({ content: { ...content, heading: event.target.value } })}
      />
      <h2 className="font-semibold text-lg">Blocks</h2>
      <BlockList blocks={content.blocks} onChange={(blocks) => change({ content: { ...content, blocks } })} />
    </div>
  );
}
