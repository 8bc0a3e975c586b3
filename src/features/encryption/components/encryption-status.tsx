"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { Encryption } from "../get-encryption";

/** It changes every ten minutes at the most; while it does, staff may be waiting for it. */
const REFRESH_MS = 30_000;

/** Under which key the chat's texts rest, how many wait for a new one, and what may be done about the keys. */
export function EncryptionStatus() {
  const trpc = useTRPC();
  const status = useQuery({
    ...trpc.admin.encryption.getEncryption.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.advice === "resealing" ? REFRESH_MS : false),
  });
  return (
    <section aria-labelledby="encryption" className="space-y-4">
      <div className="space-y-2">
        <h2 id="encryption" className="font-display text-2xl">
          Encryption
        </h2>
        <p className="max-w-prose text-ink-soft">
          What people write in the chat is stored encrypted, and so are your notes, offline messages and the chat's
          mails. A new key is put in front of the old one in DATA_ENCRYPTION_KEY; everything is then brought under it by
          itself.
        </p>
      </div>
      <Loaded query={status} what="the figures">
        {(data) => (
          <>
            <Advice {...data} />
            <Figures {...data} />
          </>
        )}
      </Loaded>
    </section>
  );
}

const number = (count: number) => count.toLocaleString("en-KE");
const counted = (count: number, one: string) => `${number(count)} ${one}${count === 1 ? "" : "s"}`;
const keys = (ids: string[]) => `${ids.length === 1 ? "key" : "keys"} ${ids.join(", ")}`;

function Advice({ advice, keyIds, unreadable }: Encryption) {
  const older = keyIds.slice(1);
  if (advice === "unreadable")
    return (
      <Notice tone="bad">
        {unreadable === 1 ? "One of them opens" : `${number(unreadable)} of them open`} with none of the keys: a key is
        missing. Put it behind the first one in DATA_ENCRYPTION_KEY and restart the shop. Remove no key until then.
      </Notice>
    );
  if (advice === "resealing")
    return (
      <Notice>
        Texts are being brought under the key {keyIds[0]} by themselves; what is left is done within the hour. Remove no
        key until then.
      </Notice>
    );
  if (advice === "droppable")
    return (
      <Notice tone="good">
        Everything is under the key {keyIds[0]}. Once every server runs with these keys, you may take the {keys(older)}{" "}
        out of DATA_ENCRYPTION_KEY and restart the shop.
      </Notice>
    );
  return <Notice tone="good">Everything is under the only key, {keyIds[0]}.</Notice>;
}

function Figures({ keyIds, texts, remaining }: Encryption) {
  const rows = [
    ["New texts are encrypted with", `key ${keyIds[0]}`],
    ["Older keys still accepted", keyIds.slice(1).join(", ") || "none"],
    ["Texts under another key", `${number(remaining.texts)} of ${counted(texts, "text")}`],
    ["Search under another key", counted(remaining.conversations, "conversation")],
  ];
  return (
    <dl className="max-w-xl divide-y divide-line text-sm">
      {rows.map(([term, value]) => (
        <div key={term} className="flex flex-wrap justify-between gap-x-6 py-2">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
