"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { TextArea, TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { ConsentChoice } from "./consent-choice";
import { ImportReport, peopleWords } from "./import-report";

type Consent = "proved" | "ask";

/** Brings a list in: first dry, then for good. */
export function ImportForm() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [csv, setCsv] = useState("");
  const [consent, setConsent] = useState<Consent>("ask");
  const [source, setSource] = useState("");
  const [proof, setProof] = useState("");
  const { planImport, importSubscribers, listSubscribers } = trpc.admin.subscriptions;
  const plan = useMutation(planImport.mutationOptions());
  const bring = useMutation(
    importSubscribers.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: listSubscribers.infiniteQueryKey() }),
    }),
  );
  const startAnew = () => {
    plan.reset();
    bring.reset();
  };
  const faults = { ...fieldFaults(plan.error), ...fieldFaults(bring.error) };
  const trouble = [plan.error, bring.error].find((error) => error && Object.keys(fieldFaults(error)).length === 0);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    bring.reset();
    plan.mutate({ csv, consent });
  };
  return (
    <form onSubmit={onSubmit} className="max-w-2xl space-y-6" noValidate>
      <TextField
        id="import-file"
        label="The list, as CSV"
        type="file"
        accept=".csv,text/csv,text/plain"
        hint="Saved from any spreadsheet. The first line names the columns: email, and if you have them name and confirmed_at."
        error={faults.csv}
        onChange={(event) => {
          startAnew();
          void event.target.files?.[0]?.text().then(setCsv);
        }}
      />
      <ConsentChoice
        consent={consent}
        onChange={(chosen) => {
          startAnew();
          setConsent(chosen);
        }}
      />
      <TextField
        id="import-source"
        label="Where does this list come from?"
        hint="For example: paper forms of the Nairobi market, May 2026"
        value={source}
        error={faults.source}
        onChange={(event) => setSource(event.target.value)}
      />
      {consent === "proved" && (
        <TextArea
          id="import-proof"
          label="How did these people say yes?"
          hint="Where, and to which words. It is kept with each person as evidence (Data Protection Act 2019, s. 32)."
          value={proof}
          error={faults.proof}
          onChange={(event) => setProof(event.target.value)}
        />
      )}
      {trouble && <Notice tone="bad">{trouble.message}</Notice>}
      <Button type="submit" look="quiet" disabled={!csv || plan.isPending}>
        {plan.isPending ? "Looking through it…" : "Try it first"}
      </Button>
      {plan.data && !bring.data && (
        <ImportReport plan={plan.data} consent={consent} done={false}>
          <Button
            disabled={bring.isPending || plan.data.counts.added === 0}
            onClick={() => bring.mutate({ csv, consent, source, proof })}
          >
            {bring.isPending
              ? "Bringing them in…"
              : `${consent === "proved" ? "Subscribe" : "Ask"} ${peopleWords(plan.data.counts.added)}`}
          </Button>
        </ImportReport>
      )}
      {bring.data && <ImportReport plan={bring.data} consent={consent} done />}
    </form>
  );
}
