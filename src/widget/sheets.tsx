/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SessionView } from "@/features/chat/schema";
import type { Screen } from "./chat-panel";
import type { Conversation } from "./conversation";
import { Icon } from "./icons";
import { Menu } from "./menu";
import { OfflineForm } from "./offline-form";
import { sheetStyles } from "./sheet-styles";
import { TranscriptForm } from "./transcript-form";
import { wear } from "./wear";

wear(sheetStyles);

export type SheetProps = {
  screen: Screen;
  view: SessionView;
  conversation: Conversation;
  /** Shows another screen, or the conversation again. */
  onGo: (next?: Screen | null) => void;
};

const forms = {
  transcript: { title: "The conversation by e-mail", Form: TranscriptForm },
  offline: { title: "Leave a message", Form: OfflineForm },
};

/** What lies over the conversation: the menu, or a form with the way back. */
export function Sheet(props: SheetProps) {
  const { screen, onGo } = props;
  if (screen === "menu") return <Menu {...props} />;
  const { title, Form } = forms[screen];
  return (
    <Over title={title} onBack={() => onGo(null)}>
      <Form {...props} />
    </Over>
  );
}

function Over({ title, onBack, children }: { title: string; onBack: () => void; children: ComponentChildren }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.querySelector<HTMLElement>("input, textarea")?.focus();
  }, []);
  return (
    <section class="sheet" aria-label={title} ref={place}>
      <div class="sheet-head" style="flex:none">
        <button type="button" aria-label="Back to the conversation" onClick={onBack}>
          <Icon of="back" />
        </button>
        <h3>{title}</h3>
      </div>
      <div>{children}</div>
    </section>
  );
}
