"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Dialog } from "@/ui/dialog";
import type { SearchHit } from "../search-conversations";
import { KeyCaps } from "./key-caps";
import { MarkedText } from "./marked-text";
import { deskHref, goInPlace } from "./use-open-session";
import { useSettled } from "./use-settled";
import { availableShortcuts, runShortcut } from "./use-shortcut";

type CommandPaletteProps = { pages: { href: string; label: string }[]; onClose: () => void };

const SEARCH_AFTER_MS = 150;

const group =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-ink-soft [&_[cmdk-group-heading]]:text-xs";
const item =
  "flex min-h-11 cursor-pointer items-center gap-3 rounded-field px-3 py-1.5 aria-selected:bg-clay-pale aria-selected:text-clay-deep";

/** One field for everything: what can be done just now, the console's pages, and conversations by any of their words. */
export function CommandPalette({ pages, onClose }: CommandPaletteProps) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  // What is open below the palette answers to them; the list is taken as it was when the palette came.
  const [commands] = useState(() => availableShortcuts().filter(({ id }) => id !== "palette"));
  const query = useSettled(typed.trim(), SEARCH_AFTER_MS);
  const then = (act: () => void) => () => {
    onClose();
    // After the dialog has given the focus back: a command may move it.
    setTimeout(act, 0);
  };
  const go = (href: string) =>
    location.pathname === "/admin/chat" && href.startsWith("/admin/chat?") ? goInPlace(href) : router.push(href);
  return (
    <Dialog title="Go to…" onClose={onClose}>
      <Command label="Find a conversation, page or command" loop>
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="A page, a command or any word"
          className="min-h-11 w-full rounded-field border border-line bg-paper px-3.5 text-base placeholder:text-ink-soft"
        />
        <div className="relative [&:has([cmdk-item])_[cmdk-empty]]:hidden">
          {/* Beside the list: a listbox holds nothing but its options. */}
          <Command.Empty className="absolute inset-x-0 top-0 px-1 py-6 text-ink-soft">
            Nothing of that name.
          </Command.Empty>
          <Command.List className="-mx-2 h-[min(24rem,55dvh)] overflow-y-auto pt-2">
            {query && <Conversations query={query} onChoose={(href) => then(() => go(href))} />}
            <Command.Group heading="Commands" className={group}>
              {commands.map(({ id, words, keys }) => (
                <Command.Item
                  key={id}
                  value={`${words} ${id}`}
                  onSelect={then(() => void runShortcut(id))}
                  className={item}
                >
                  <span className="min-w-0 flex-1">{words}</span>
                  <span className="max-lg:hidden">
                    <KeyCaps keys={keys} />
                  </span>
                </Command.Item>
              ))}
            </Command.Group>
            <Command.Group heading="Pages" className={group}>
              {pages.map(({ href, label }) => (
                <Command.Item key={href} value={`${label} page`} onSelect={then(() => go(href))} className={item}>
                  {label}
                </Command.Item>
              ))}
            </Command.Group>
          </Command.List>
        </div>
      </Command>
    </Dialog>
  );
}

type ConversationsProps = { query: string; onChoose: (href: string) => () => void };

function Conversations({ query, onChoose }: ConversationsProps) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.admin.chat.searchConversations.queryOptions(
      { query },
      { placeholderData: keepPreviousData, staleTime: 5_000 },
    ),
  );
  if (!data || data.length === 0) return null;
  return (
    // The server has chosen them already; cmdk's own filter knows only what stands in the row.
    <Command.Group heading="Conversations" forceMount className={group}>
      {data.slice(0, 8).map(({ conversation: { sessionId, name }, hits }) => {
        const told = hits.find(({ where }) => where === "message") ?? hits.find(({ text }) => text !== name);
        return (
          <Command.Item
            key={sessionId}
            forceMount
            value={`conversation ${sessionId}`}
            onSelect={onChoose(deskHref(sessionId, told?.seq))}
            className={item}
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{name}</span>
              {told && <Told hit={told} />}
            </span>
          </Command.Item>
        );
      })}
    </Command.Group>
  );
}

const Told = ({ hit }: { hit: SearchHit }) => (
  <span className="block truncate text-ink-soft text-sm">
    <MarkedText text={hit.text} marks={hit.marks} />
  </span>
);
