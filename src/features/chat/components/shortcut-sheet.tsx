"use client";
import { Dialog } from "@/ui/dialog";
import { Checkbox } from "@/ui/field";
import { KeyCaps } from "./key-caps";
import { type Shortcut, type ShortcutScope, scopeNames, shortcuts } from "./shortcuts";
import { switchSingleKeys, useSingleKeys } from "./use-shortcut";

/** Every shortcut there is, made from the one list of them, and the switch for single letters (WCAG 2.1.4). */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const singleKeys = useSingleKeys();
  const ours: Shortcut[] = [...shortcuts];
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div className="space-y-5">
        {(Object.keys(scopeNames) as ShortcutScope[]).map((scope) => (
          <section key={scope} aria-label={scopeNames[scope]}>
            <h3 className="pb-1 font-semibold text-ink-soft text-sm">{scopeNames[scope]}</h3>
            <dl className="divide-y divide-line">
              {ours
                .filter((shortcut) => shortcut.scope === scope)
                .map(({ id, keys, words }) => (
                  <div key={id} className="flex items-center gap-4 py-1.5">
                    <dt className="min-w-0 flex-1">{words}</dt>
                    <dd className="shrink-0">
                      <KeyCaps keys={keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <div className="border-line border-t pt-2">
          <Checkbox
            id="single-keys"
            label="Single letters are shortcuts on this device"
            checked={singleKeys}
            onChange={(event) => switchSingleKeys(event.target.checked)}
          />
          <p className="pl-8 text-ink-soft text-sm">
            Switch this off if you dictate, or press keys by accident. Keys held with Ctrl or ⌘ go on working.
          </p>
        </div>
      </div>
    </Dialog>
  );
}
