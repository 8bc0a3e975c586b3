/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Field } from "./field";
import type { SheetProps } from "./sheets";
import { takeFocus, useRequest } from "./use-request";

/** Sends the conversation so far to an e-mail address. */
export function TranscriptForm({ view, conversation, onGo }: SheetProps) {
  const [email, setEmail] = useState(view.prefill.email ?? "");
  const [request, start] = useRequest();
  if (request.phase === "done")
    return (
      <>
        <p class="good" role="status">
          It is on its way to {email}.
        </p>
        <button type="button" class="go" ref={takeFocus} onClick={() => onGo(null)}>
          Back to the conversation
        </button>
      </>
    );
  const submit = (event: Event) => {
    event.preventDefault();
    const body = { email: email.trim() };
    void start(() => conversation.around.api.call(`sessions/${view.sessionId}/transcript`, body));
  };
  return (
    <form onSubmit={submit} noValidate>
      <p class="soft">All messages of this conversation, to read again or to keep.</p>
      <Field name="email" label="E-mail" type="email" value={email} error={request.fields.email} onValue={setEmail} />
      {request.problem && !request.fields.email && (
        <p class="wrong" role="alert">
          {request.problem}
        </p>
      )}
      <button type="submit" class="go" disabled={request.phase === "busy" || !email.trim()}>
        Send it to me
      </button>
    </form>
  );
}
