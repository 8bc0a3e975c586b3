"use client";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import type { ConversationView } from "../schema";
import { viewHref } from "./list-choice";
import { changeChoice } from "./use-list-choice";
import { useShortcut } from "./use-shortcut";

// Both come with the first press of their key, not with the page.
const CommandPalette = lazy(() => import("./command-palette").then((module) => ({ default: module.CommandPalette })));
const ShortcutSheet = lazy(() => import("./shortcut-sheet").then((module) => ({ default: module.ShortcutSheet })));

type ConsoleKeysProps = { pages: { href: string; label: string }[] };

/** The keys that work on every page of the console: the palette, the sheet of shortcuts, and going to the lists of the chat. */
export function ConsoleKeys({ pages }: ConsoleKeysProps) {
  const [open, setOpen] = useState<"palette" | "sheet" | null>(null);
  const go = useGoToView();
  useShortcut("palette", () => setOpen((before) => (before === "palette" ? null : "palette")));
  useShortcut("sheet", () => setOpen("sheet"));
  useShortcut("go-all", () => go("all"));
  useShortcut("go-mine", () => go("mine"));
  useShortcut("go-unassigned", () => go("unassigned"));
  useShortcut("go-team", () => go("team"));
  useShortcut("go-waiting", () => go("waiting"));
  useShortcut("go-snoozed", () => go("snoozed"));
  useShortcut("go-closed", () => go("closed"));
  const close = () => setOpen(null);
  return (
    <Suspense>
      {open === "palette" && <CommandPalette pages={pages} onClose={close} />}
      {open === "sheet" && <ShortcutSheet onClose={close} />}
    </Suspense>
  );
}

/** In the desk the list changes in place; from elsewhere one goes to the desk. */
function useGoToView(): (view: ConversationView) => void {
  const router = useRouter();
  return (view) => {
    if (location.pathname === "/admin/chat") changeChoice({ view, unread: false, tagId: undefined });
    else router.push(viewHref(view));
  };
}
