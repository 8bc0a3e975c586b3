"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Badge, type BadgeTone } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { EmptyState, Notice } from "@/ui/notice";
import type { Template } from "../get-template";
import type { TemplateVersion } from "../rows";
import type { VersionState } from "../rules";
import { VersionChanges } from "./version-changes";

const states: Record<VersionState, { words: string; tone: BadgeTone }> = {
  draft: { words: "Draft", tone: "warning" },
  in_use: { words: "In use", tone: "good" },
  retired: { words: "Was in use", tone: "plain" },
  discarded: { words: "Given up", tone: "plain" },
};

/** Everything that was ever written for a message in a language, by whom, and what changed; earlier words can be taken back into use. */
export function VersionList({ template }: { template: Template }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { restoreVersion, getTemplate, list } = trpc.admin.templates;
  const [back, setBack] = useState<TemplateVersion | null>(null);
  const restoring = useMutation(
    restoreVersion.mutationOptions({
      onSuccess: () => setBack(null),
      onSettled: () =>
        Promise.all([getTemplate, list].map((one) => queryClient.invalidateQueries({ queryKey: one.queryKey() }))),
    }),
  );
  const { versions } = template;
  if (versions.length === 0)
    return <EmptyState title="No versions yet">What you save and publish is kept here, with who wrote it.</EmptyState>;
  return (
    <>
      <ol className="space-y-2">
        {versions.map((version, position) => (
          <Version
            key={version.id}
            version={version}
            before={versions.slice(position + 1).find((one) => one.publishedAt) ?? null}
            template={template}
            onBack={() => setBack(version)}
          />
        ))}
      </ol>
      {back && (
        <Dialog title={`Use version ${back.version} again?`} onClose={() => setBack(null)}>
          <p>Mail that is written from now on has these words. Your draft stays as it is.</p>
          {restoring.error && <Notice tone="bad">{restoring.error.message}</Notice>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button look="quiet" onClick={() => setBack(null)}>
              Cancel
            </Button>
            <Button disabled={restoring.isPending} onClick={() => restoring.mutate({ id: back.id })}>
              Use it again
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

type VersionProps = {
  version: TemplateVersion;
  /** The published one before it; null: the words of the message's file. */
  before: TemplateVersion | null;
  template: Template;
  onBack: () => void;
};

function Version({ version, before, template, onBack }: VersionProps) {
  const [open, setOpen] = useState(false);
  const { words, tone } = states[version.state];
  const older = before?.words ?? { texts: template.texts };
  return (
    <li className="rounded-card border border-line bg-surface px-4 py-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <span className="font-semibold">Version {version.version}</span>
        <Badge tone={tone}>{words}</Badge>
        <span className="text-ink-soft text-sm">
          {version.author ?? "Somebody who has left"}, {formatDateTime(version.publishedAt ?? version.updatedAt)}
        </span>
        <span className="flex flex-1 justify-end">
          <Quiet pressed={open} onClick={() => setOpen(!open)} label={`Changes of version ${version.version}`}>
            Changes
          </Quiet>
          {version.state === "retired" && (
            <Quiet onClick={onBack} label={`Use version ${version.version} again`}>
              Use again
            </Quiet>
          )}
        </span>
      </div>
      {open && (
        <div className="border-line border-t py-3">
          <p className="mb-2 text-ink-soft text-sm">
            {before ? `Compared with version ${before.version}` : "Compared with the built-in words"}
          </p>
          <VersionChanges older={older} newer={version.words} places={template.places.map(({ name }) => name)} />
        </div>
      )}
    </li>
  );
}

type QuietProps = { label: string; pressed?: boolean; onClick: () => void; children: string };

function Quiet({ label, pressed, onClick, children }: QuietProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-expanded={pressed}
      onClick={onClick}
      className="min-h-11 rounded-field px-3 font-semibold text-clay-deep hover:bg-sand"
    >
      {children}
    </button>
  );
}
