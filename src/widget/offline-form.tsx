/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { Field } from "./field";
import type { SheetProps } from "./sheets";
import { takeFocus, useRequest } from "./use-request";

/** A message for when nobody is there: answered by e-mail. The conversation can go on all the same. */
export function OfflineForm({ view, conversation, onGo }: SheetProps) {
  const [typed, setTyped] = useState({
    name: view.prefill.name ?? "",
    email: view.prefill.email ?? "",
    phone: view.prefill.phone ?? "",
    message: "",
  });
  const [request, start] = useRequest();
  const form = useRef<HTMLFormElement>(null);
  const { fields } = request;
  useEffect(() => {
    if (Object.keys(fields).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [fields]);
  if (request.phase === "done")
    return (
      <>
        <p class="good" role="status">
          Thank you, we have your message. We answer to {typed.email}.
        </p>
        <button type="button" class="go" ref={takeFocus} onClick={() => onGo(null)}>
          Back to the conversation
        </button>
      </>
    );
  const submit = (event: Event) => {
    event.preventDefault();
    void start(() => conversation.around.api.call("offline", typed));
  };
  const field = (name: keyof typeof typed) => ({
    name,
    value: typed[name],
    error: fields[name],
    onValue: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
  });
  return (
    <form onSubmit={submit} noValidate ref={form}>
      <p class="soft">
        {view.look.offlineText} {view.availability.words && `${view.availability.words}.`}
      </p>
      <Field {...field("name")} label="Name" type="text" />
      <Field {...field("email")} label="E-mail" type="email" />
      <Field {...field("phone")} label="Phone" type="tel" optional />
      <Field {...field("message")} label="What can we do for you?" />
      {request.problem && (
        <p class="wrong" role="alert">
          {request.problem}
        </p>
      )}
      <button type="submit" class="go" disabled={request.phase === "busy"}>
        Send the message
      </button>
      <button type="button" class="plain" onClick={() => onGo(null)}>
        Go on in the chat
      </button>
    </form>
  );
}
