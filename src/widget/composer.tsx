/** @jsxImportSource preact */
import { Component, createRef } from "preact";
import { MAX_MESSAGE_LENGTH } from "@/features/chat/channels";
import { forget, keep, recall } from "./browser-memory";
import { Icon } from "./icons";

const WARN_BEFORE_END = 200;
const DRAFT = "hp-chat-draft";

type ComposerProps = {
  /** Gives itself to the panel; Preact has no refs to components. */
  hold: (composer: Composer) => void;
  onSend: (content: string) => void;
  onType: (draft: string) => void;
};

/** Where the shopper writes: Enter sends, Shift+Enter is a new line; a draft outlives the page. A class: hooks would cost 1 KB here. */
export class Composer extends Component<ComposerProps, { draft: string }> {
  state = { draft: recall("session", DRAFT) ?? "" };
  private readonly field = createRef<HTMLTextAreaElement>();

  componentDidMount() {
    this.props.hold(this);
  }

  private change(draft: string): void {
    this.setState({ draft });
    if (draft) keep("session", DRAFT, draft);
    else forget("session", DRAFT);
    this.props.onType(draft);
  }

  /** Puts a text that was not sent back into the field, before what stands there. */
  takeBack(content: string): void {
    const { draft } = this.state;
    this.change(draft ? `${content}\n${draft}` : content);
    this.field.current?.focus();
  }

  private readonly send = (event: Event): void => {
    event.preventDefault();
    const content = this.state.draft.trim();
    if (!content || content.length > MAX_MESSAGE_LENGTH) return;
    this.props.onSend(content);
    this.change("");
    this.field.current?.focus();
  };

  render() {
    const { draft } = this.state;
    const left = MAX_MESSAGE_LENGTH - draft.trim().length;
    return (
      <>
        {left < WARN_BEFORE_END && (
          <p class="count" role="status">
            {left >= 0 ? `${left} characters left` : `${-left} characters too many`}
          </p>
        )}
        <form class="composer" onSubmit={this.send}>
          <textarea
            ref={this.field}
            rows={1}
            aria-label="Your message"
            placeholder="Write a message…"
            enterkeyhint="send"
            value={draft}
            onInput={(event) => this.change(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && !event.shiftKey && !event.isComposing && this.send(event)}
          />
          <button type="submit" aria-label="Send" disabled={left < 0}>
            <Icon of="send" />
          </button>
        </form>
      </>
    );
  }
}
