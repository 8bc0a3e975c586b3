"use client";
import { useState } from "react";
import type { Template } from "@/features/templates/get-template";
import { formatDateTime } from "@/lib/time";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import type { useTemplateActions } from "./use-template-actions";
import type { useTemplateWords } from "./use-template-words";

type Actions = ReturnType<typeof useTemplateActions>;
type Work = ReturnType<typeof useTemplateWords>;

type EditorActionsProps = { template: Template; work: Work; actions: Actions; faults: Record<string, string> };

/** Where the words stand, and what can be done with them. */
export function EditorActions({ template, work, actions, faults }: EditorActionsProps) {
  const [asked, setAsked] = useState<"publish" | "retire" | "discard" | null>(null);
  const { save, publish, test } = actions;
  const faulty = template.places.filter(({ name }) => faults[name]);
  const busy = Object.values(actions).some(({ isPending }) => isPending);
  const nothingNew = !work.dirty && !work.draft;
  return (
    <div className="space-y-3">
      <Standing work={work} locale={template.locale} />
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={busy || (nothingNew && !work.suggested) || faulty.length > 0}
          onClick={() => setAsked("publish")}
        >
          Publish…
        </Button>
        <Button look="quiet" disabled={busy || !work.dirty} onClick={() => save.mutate()}>
          {save.isPending ? "Saving…" : "Save draft"}
        </Button>
        <Button look="quiet" disabled={busy} onClick={() => test.mutate()}>
          {test.isPending ? "Sending…" : "Send a test to me"}
        </Button>
        {!nothingNew && (
          <Button look="quiet" disabled={busy} onClick={() => setAsked("discard")}>
            Give up changes…
          </Button>
        )}
        {work.inUse && (
          <Button look="quiet" disabled={busy} onClick={() => setAsked("retire")}>
            Use built-in words…
          </Button>
        )}
      </div>
      {work.suggested && (
        <Notice>
          These Swahili words are a suggestion. Nobody gets them before somebody who speaks the language has read and
          published them.
        </Notice>
      )}
      {faulty.length > 0 && (
        <Notice tone="warning">
          Before this can be published, please mend:{" "}
          {faulty.map(({ name, label }, position) => (
            <span key={name}>
              {position > 0 && ", "}
              <a href={`#text-${name}`} className="font-semibold underline">
                {label}
              </a>
            </span>
          ))}
          .
        </Notice>
      )}
      <Said actions={actions} onForget={work.forget} />
      {asked && <Question {...{ asked, actions, locale: template.locale }} onClose={() => setAsked(null)} />}
      {publish.data && !work.dirty && !work.draft && (
        <Notice tone="good">Version {publish.data.version} is in use now: mail from here on has these words.</Notice>
      )}
    </div>
  );
}

function Standing({ work: { draft, inUse, dirty }, locale }: { work: Work; locale: Template["locale"] }) {
  const builtIn =
    locale === "en" ? "The built-in words are in use." : "No Swahili words are in use: mail goes in English.";
  return (
    <p className="flex flex-wrap items-center gap-2 text-ink-soft">
      {inUse ? (
        <span>
          In use: version {inUse.version}
          {inUse.author && ` by ${inUse.author}`}, since {formatDateTime(inUse.publishedAt ?? inUse.updatedAt)}.
        </span>
      ) : (
        <span>{builtIn}</span>
      )}
      {dirty && <Badge tone="warning">Not saved</Badge>}
      {!dirty && draft && (
        <Badge tone="accent">
          Draft{draft.author && ` by ${draft.author}`}, {formatDateTime(draft.updatedAt)}
        </Badge>
      )}
    </p>
  );
}

/** What came of the last press. */
function Said({ actions, onForget }: { actions: Actions; onForget: () => void }) {
  const failed = Object.values(actions).find(({ error }) => error);
  const conflict = (failed?.error as { data?: { domain?: { code?: string } } } | undefined)?.data?.domain?.code;
  const { test } = actions;
  return (
    <>
      {failed?.error && (
        <Notice tone="bad">
          {failed.error.message}
          {conflict === "templates.changed_meanwhile" && (
            <Button
              look="quiet"
              className="ml-3"
              onClick={() => {
                failed.reset();
                onForget();
              }}
            >
              Show theirs
            </Button>
          )}
        </Notice>
      )}
      {test.data && <Notice tone="good">A test is on its way to {test.data.email}.</Notice>}
    </>
  );
}

const questions = {
  publish: {
    title: "Publish these words?",
    text: "Every mail of this message that is written from now on has them. You can go back to any earlier version.",
    yes: "Publish",
  },
  retire: { title: "Use the built-in words?", text: "", yes: "Use built-in words" },
  discard: {
    title: "Give up your changes?",
    text: "What is not published goes away. A saved draft stays in the list of versions.",
    yes: "Give up",
  },
};

type QuestionProps = {
  asked: keyof typeof questions;
  actions: Actions;
  locale: Template["locale"];
  onClose: () => void;
};

function Question({ asked, actions, locale, onClose }: QuestionProps) {
  const { title, text, yes } = questions[asked];
  const builtIn =
    locale === "en"
      ? "Mail from now on has the words this shop came with. All versions stay in the list."
      : "Mail to people who read Swahili is in English from now on. All versions stay in the list.";
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text || builtIn}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button
          look={asked === "publish" ? "primary" : "danger"}
          onClick={() => {
            actions[asked].mutate();
            onClose();
          }}
        >
          {yes}
        </Button>
      </div>
    </Dialog>
  );
}
