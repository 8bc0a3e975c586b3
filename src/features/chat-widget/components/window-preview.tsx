import clsx from "clsx";
import { MessageCircle, SendHorizontal } from "lucide-react";
import { isReadable, textOn } from "../rules";
import type { WidgetSettings } from "../schema";

/** The chat window in small, as the settings on the page would make it; not to be worked with. */
export function WindowPreview({ draft }: { draft: WidgetSettings }) {
  const isColor = /^#[\da-f]{6}$/i.test(draft.accent);
  const accent = isColor && isReadable(draft.accent) ? draft.accent : "#a94c25";
  const colors = { backgroundColor: accent, color: textOn(accent) };
  return (
    <aside aria-label="Preview" className="xl:sticky xl:top-7 xl:self-start">
      <p className="mb-3 font-semibold">Preview</p>
      <div className="rounded-card bg-sand p-4">
        <div className="overflow-hidden rounded-card border border-line bg-paper shadow-card">
          <div className="px-4 py-3" style={colors}>
            <p className="break-words font-semibold">{draft.title || "Chat"}</p>
            {draft.subtitle && <p className="break-words text-sm">{draft.subtitle}</p>}
          </div>
          <div className="space-y-3 p-4 text-sm">
            {draft.greeting && <p className="break-words text-center text-ink-soft">{draft.greeting}</p>}
            <p className="w-fit max-w-[85%] rounded-card border border-line bg-surface px-3 py-2">How can we help?</p>
            <p
              className="ml-auto w-fit max-w-[85%] rounded-card px-3 py-2"
              style={{ backgroundColor: `color-mix(in srgb, ${accent} 15%, var(--surface))` }}
            >
              Do you deliver to Kisumu?
            </p>
            {draft.showsTyping && <p className="text-ink-soft text-xs">Staff see what you type.</p>}
          </div>
          <div className="flex items-center gap-2 border-line border-t bg-surface p-3">
            <span className="min-w-0 flex-1 truncate rounded-full border border-line px-3 py-2 text-ink-soft text-sm">
              Write a message
            </span>
            <span className="grid size-9 shrink-0 place-items-center rounded-full" style={colors}>
              <SendHorizontal aria-hidden className="size-4" />
            </span>
          </div>
        </div>
        <div className={clsx("mt-3 flex", draft.position === "right" && "justify-end")}>
          <span className="grid size-12 place-items-center rounded-full shadow-card" style={colors}>
            <MessageCircle aria-hidden className="size-6" />
          </span>
        </div>
      </div>
      {draft.offlineText && (
        <p className="mt-3 text-ink-soft text-sm">
          When nobody is there: <span className="text-ink">{draft.offlineText}</span>
        </p>
      )}
    </aside>
  );
}
