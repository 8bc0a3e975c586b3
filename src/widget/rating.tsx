/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { SessionView } from "@/features/chat/schema";
import type { Conversation } from "./conversation";
import { sheetStyles } from "./sheet-styles";
import { takeFocus, useRequest } from "./use-request";
import { wear } from "./wear";

wear(sheetStyles);

const STAR = "M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L3.6 9.7l5.8-.8z";
const meanings = ["Very bad", "Bad", "All right", "Good", "Very good"];

const goOn = (view: SessionView) =>
  view.canReopen ? "Write again to go on with it." : "Write again to start a new one.";

/** At the end of a conversation: whether it helped, one to five stars, and a word. All of it may be left out. */
export function Rating({ view, conversation }: { view: SessionView; conversation: Conversation }) {
  const [resolved, setResolved] = useState<boolean | null>(view.rating?.resolved ?? null);
  const [stars, setStars] = useState<number | null>(view.rating?.stars ?? null);
  const [comment, setComment] = useState(view.rating?.comment ?? "");
  const [request, start] = useRequest();
  if (request.phase === "done" || (view.rating && request.phase === "idle" && !request.problem))
    return (
      <div class="rating">
        <p class="good" role="status" tabIndex={-1} ref={request.phase === "done" ? takeFocus : null}>
          Thank you. That helps us to be better.
        </p>
        <p class="soft" style="margin-top:.5rem">
          This conversation has ended. {goOn(view)}
        </p>
      </div>
    );
  const submit = (event: Event) => {
    event.preventDefault();
    const body = { resolved, stars, comment: comment.trim() || null };
    void start(() => conversation.around.api.call(`sessions/${view.sessionId}/rating`, body));
  };
  return (
    <form class="rating" onSubmit={submit}>
      <h3>This conversation has ended</h3>
      <p class="soft">{goOn(view)}</p>
      <fieldset class="yesno">
        <legend>Could we help you?</legend>
        {[true, false].map((value) => (
          <label key={String(value)}>
            <input type="radio" name="resolved" checked={resolved === value} onChange={() => setResolved(value)} />
            <span>{value ? "Yes" : "No"}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="stars">
        <legend>How was it?{stars ? ` ${meanings[stars - 1]}` : ""}</legend>
        {meanings.map((meaning, index) => (
          <label key={meaning} class={stars && index < stars ? "on" : ""}>
            <input type="radio" name="stars" checked={stars === index + 1} onChange={() => setStars(index + 1)} />
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d={STAR} />
            </svg>
            <span class="sr">
              {index + 1} of 5: {meaning}
            </span>
          </label>
        ))}
      </fieldset>
      {(resolved !== null || stars !== null) && (
        <>
          <label for="chat-comment">
            A word about it <small style="display:inline">(optional)</small>
          </label>
          <textarea
            id="chat-comment"
            rows={2}
            maxLength={1000}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          {request.problem && (
            <p class="wrong" role="alert">
              {request.problem}
            </p>
          )}
          <button type="submit" class="go" disabled={request.phase === "busy"}>
            Send the rating
          </button>
        </>
      )}
    </form>
  );
}
