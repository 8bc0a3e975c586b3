"use client";
import type { ChangeEvent } from "react";
import { SelectField, TextField } from "@/ui/field";
import { BlockList } from "./block-list";
import type { Draft } from "./use-draft";

/** What the campaign is called, and what it says. */
export function WordsForm({ draft: { draft, change } }: { draft: Draft }) {
  const { content } = draft;
  const line = (name: "name" | "subject" | "preheader", maxLength: number) => ({
    ...{ id: `campaign-${name}`, value: draft[name], maxLength },
    onChange: (event: ChangeEvent<HTMLInputElement>) => change({ [name]: event.target.value }),
  });
  return (
    <div className="space-y-4">
      <TextField {...line("name", 120)} label="Name" hint="For yourselves: readers never see it." />
      <TextField
        {...line("subject", 200)}
        label="Subject"
        hint="Phones show about 40 characters. {{firstName|friend}} is the reader’s first name, or “friend”."
      />
      <TextField
        {...line("preheader", 200)}
        label="Preheader"
        hint="The line that mailboxes show behind the subject."
      />
      <TextField
        id="campaign-heading"
        label="Heading"
        value={content.heading}
        maxLength={200}
        onChange={(event) => change({ content: { ...content, heading: event.target.value } })}
      />
      <SelectField
        id="campaign-language"
        label="Language"
        hint="Of what stands around your words: the way out, a coupon, the link of a product."
        value={draft.locale}
        onChange={(event) => change({ locale: event.target.value === "sw" ? "sw" : "en" })}
      >
        <option value="en">English</option>
        <option value="sw">Kiswahili</option>
      </SelectField>
      <h2 className="font-semibold text-lg">Blocks</h2>
      <BlockList blocks={content.blocks} onChange={(blocks) => change({ content: { ...content, blocks } })} />
    </div>
  );
}
