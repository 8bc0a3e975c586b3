"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { ApiKeyView } from "../schema";

/** Keys by which other programs act as staff: make one, see which there are, revoke. */
export function ApiKeys() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { listApiKeys, createApiKey, revokeApiKey } = trpc.admin.staff;
  const keys = useQuery(listApiKeys.queryOptions());
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: listApiKeys.queryKey() });
  const create = useMutation(createApiKey.mutationOptions({ onSuccess }));
  const revoke = useMutation(revokeApiKey.mutationOptions({ onSuccess }));
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name }, { onSuccess: () => setName("") });
  };
  const problem = create.error ?? revoke.error;
  return (
    <section aria-labelledby="api-keys" className="space-y-4">
      <h2 id="api-keys" className="font-display text-2xl">
        API keys
      </h2>
      <p className="max-w-prose text-ink-soft">
        A key lets another program read and answer chats as you, with <code>Authorization: Bearer KEY</code>. What it
        can call is described at{" "}
        <a href="/api/openapi.json" className="underline">
          /api/openapi.json
        </a>
        .
      </p>
      <form onSubmit={submit} className="flex max-w-xl flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <TextField
            id="key-name"
            label="What is it for?"
            value={name}
            maxLength={80}
            required
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Button type="submit" disabled={create.isPending}>
          Make a key
        </Button>
      </form>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {create.data && (
        <Notice tone="good">
          <p className="font-semibold">The key for “{create.data.name}”. Copy it now: it is not shown again.</p>
          <code className="mt-1 block select-all break-all">{create.data.key}</code>
        </Notice>
      )}
      <Loaded query={keys} what="the keys" empty={{ title: "There are no keys" }}>
        {(keys) => (
          <ul className="max-w-xl divide-y divide-line">
            {keys.map((key) => (
              <KeyRow
                key={key.id}
                apiKey={key}
                busy={revoke.isPending}
                onRevoke={() => revoke.mutate({ id: key.id })}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function KeyRow({ apiKey, busy, onRevoke }: { apiKey: ApiKeyView; busy: boolean; onRevoke: () => void }) {
  const { name, hint, staffName, createdAt, lastUsedAt } = apiKey;
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="break-words font-semibold">{name}</p>
        <p className="text-ink-soft text-sm">
          <code>{hint}…</code> · {staffName}, {formatDateTime(createdAt)} ·{" "}
          {lastUsedAt ? `last used ${formatDateTime(lastUsedAt)}` : "never used"}
        </p>
      </div>
      <Button look="danger" disabled={busy} onClick={onRevoke} aria-label={`Revoke ${name}`}>
        Revoke
      </Button>
    </li>
  );
}
