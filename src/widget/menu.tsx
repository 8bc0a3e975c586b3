/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import type { SessionView } from "@/features/chat/schema";
import { chime, setSound, soundIsOn } from "./attention";
import type { SheetProps } from "./sheets";
import { useRequest } from "./use-request";

/** Sound, transcript, and the end of the conversation. */
export function Menu({ view, conversation, onGo }: SheetProps) {
  const [sound, setSoundShown] = useState(() => soundIsOn({ view }));
  const [ending, end] = useRequest();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("button")?.focus();
    // A tap beside it puts it away.
    const panel = list.current?.getRootNode();
    const beside = ({ target }: Event) => (target as Element).closest(".menu,[aria-expanded]") ?? onGo(null);
    panel?.addEventListener("pointerdown", beside);
    return () => panel?.removeEventListener("pointerdown", beside);
  }, [onGo]);
  const hasWritten = conversation.state.messages.some(({ sender }) => sender === "visitor");
  const toggle = () => {
    setSound(!sound);
    setSoundShown(!sound);
    if (!sound) chime();
  };
  const finish = () =>
    end(async () => {
      await conversation.around.api.call(`sessions/${view.sessionId}/end`, {});
      onGo(null);
      void conversation.resync();
      conversation.setView(await conversation.around.api.call<SessionView>(`sessions/${view.sessionId}`));
    });
  return (
    <div class="menu" ref={list}>
      <button type="button" onClick={toggle}>
        Sound: {sound ? "on" : "off"}
      </button>
      {hasWritten && (
        <button type="button" onClick={() => onGo("transcript")}>
          Get it by e-mail
        </button>
      )}
      {view.offlineForm && (
        <button type="button" onClick={() => onGo("offline")}>
          Leave a message
        </button>
      )}
      {view.status === "open" && hasWritten && (
        <button type="button" disabled={ending.phase === "busy"} onClick={finish}>
          End the conversation
        </button>
      )}
      {ending.problem && (
        <p class="wrong" role="alert">
          {ending.problem}
        </p>
      )}
    </div>
  );
}
