"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { RulesEditor } from "@/features/segments/components/rules-editor";
import { SegmentChoice } from "@/features/segments/components/segment-choice";
import type { AudienceRules } from "@/features/segments/schema";
import { useTRPCClient } from "@/lib/browser/trpc";
import { Checkbox, SelectField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Reach } from "./reach";
import type { Draft } from "./use-draft";

type AudienceFormProps = {
  draft: Draft;
  /** As they are put together; the draft has them once every condition is filled in. */
  rules: AudienceRules;
  onRules: (rules: AudienceRules) => void;
};

/** Who gets the campaign: rules, with the number of people and some of them while they are chosen. */
export function AudienceForm({ draft: { draft, change }, rules, onRules }: AudienceFormProps) {
  const { audience, topic, onHolidays } = draft;
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="space-y-5">
        <SegmentChoice rules={audience} onChange={onRules} />
        <RulesEditor rules={rules} onChange={onRules} />
        <SelectField
          id="campaign-topic"
          label="Kind of mail"
          hint="People who switched this kind off get none of it."
          value={topic}
          onChange={(event) => change({ topic: event.target.value === "offers" ? "offers" : "news" })}
        >
          <option value="news">News</option>
          <option value="offers">Offers</option>
        </SelectField>
        <Checkbox
          id="campaign-holidays"
          label="Send on Kenyan public holidays too"
          checked={onHolidays}
          onChange={(event) => change({ onHolidays: event.target.checked })}
        />
      </div>
      <Meant audience={audience} topic={topic} />
    </div>
  );
}

function Meant({ audience, topic }: Pick<Draft["draft"], "audience" | "topic">) {
  const client = useTRPCClient();
  const text = JSON.stringify({ audience, topic });
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), 400);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: ["campaign-reach", asked],
    queryFn: async () => {
      const question = JSON.parse(asked) as Pick<Draft["draft"], "audience" | "topic">;
      const reach = client.admin.campaigns.estimateReach.mutate(question);
      const sample = client.admin.segments.sampleAudience.mutate(question.audience);
      return { reach: await reach, sample: await sample };
    },
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label="Whom it reaches" className="h-fit space-y-4 rounded-card bg-sand p-4">
      <Loaded query={query} what="the people">
        {({ reach, sample }) => (
          <>
            <Reach reach={reach} />
            {sample.length > 0 && (
              <div>
                <h2 className="font-semibold">Some of them</h2>
                <ul className="text-sm">
                  {sample.map(({ id, name, email, county }) => (
                    <li key={id} className="break-words py-1">
                      {name || email}
                      <span className="text-ink-soft">
                        {name && ` · ${email}`}
                        {county && ` · ${county}`}
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
