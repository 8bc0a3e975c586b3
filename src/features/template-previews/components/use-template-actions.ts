"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Template } from "@/features/templates/get-template";
import { useTRPC, useTRPCClient } from "@/lib/browser/trpc";
import type { useTemplateWords } from "./use-template-words";

/** What can be done with the words one works on. What is done with words needs them kept first, so that a version says what it was. */
export function useTemplateActions(
  { message, locale }: Template,
  work: ReturnType<typeof useTemplateWords>,
  customerId: string | null,
) {
  const trpc = useTRPC();
  const { admin } = useTRPCClient();
  const queryClient = useQueryClient();
  const key = { message, locale };
  const refresh = () =>
    Promise.all(
      [trpc.admin.templates.getTemplate, trpc.admin.templates.list].map((one) =>
        queryClient.invalidateQueries({ queryKey: one.queryKey() }),
      ),
    );
  const saved = async () => {
    if (!work.dirty && !work.suggested) return work.draft;
    const { words, basedOn } = work;
    const kept = await admin.templates.saveDraft.mutate({ ...key, words, basedOn });
    await refresh();
    work.keep(words, kept);
    return kept;
  };
  const save = useMutation({ mutationFn: saved });
  const publish = useMutation({
    mutationFn: async () => {
      const draft = await saved();
      if (!draft) return null;
      const published = await admin.templates.publishDraft.mutate({ id: draft.id, basedOn: draft.updatedAt });
      await refresh();
      return published;
    },
  });
  const discard = useMutation({
    mutationFn: async () => {
      if (work.draft) await admin.templates.discardDraft.mutate({ id: work.draft.id, basedOn: work.draft.updatedAt });
      work.forget();
      await refresh();
    },
  });
  const retire = useMutation({
    mutationFn: async () => {
      await admin.templates.retireTemplate.mutate(key);
      await refresh();
    },
  });
  const test = useMutation({
    mutationFn: async () => {
      const templateId = ((await saved()) ?? work.inUse)?.id ?? null;
      return admin.templatePreviews.sendTest.mutate({ ...key, templateId, customerId });
    },
  });
  return { save, publish, discard, retire, test };
}
