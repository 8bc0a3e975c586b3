/** @jsxImportSource preact */
import { Component, type ComponentChildren, createRef, Fragment, type VNode } from "preact";
import type { ChatMessagePayload } from "@/features/chat/channels";
import type { Conversation } from "./conversation";
import type { ConversationState, ShownPending } from "./conversation-state";
import type { Extras } from "./extras";
import { clockTime, dayName, waitingWords } from "./words";

type Line = Pick<ChatMessagePayload, "sender" | "senderName" | "content" | "createdAt">;
type ListProps = {
  state: ConversationState;
  conversation: Conversation;
  extras?: Extras;
  /** The shopper wants to write this refused text differently. */
  onEdit: (content: string) => void;
  /** What stands below the newest message, and scrolls with it. */
  children: ComponentChildren;
};

/** Nearer to the end than this the reader follows what comes. */
const NEAR_END_PX = 60;
/** Nearer to the top than this older messages are fetched. */
const NEAR_TOP_PX = 200;

function Bubble({ line, before, extras }: { line: Line; before?: Line; extras?: Extras }) {
  const { sender, senderName, content, createdAt } = line;
  const day = dayName(createdAt);
  const isNewDay = !before || dayName(before.createdAt) !== day;
  const follows = !isNewDay && before?.sender === sender && before.senderName === senderName;
  const side = sender === "system" ? "system" : sender === "visitor" ? "mine" : "theirs";
  return (
    <>
      {isNewDay && <p class="day">{day}</p>}
      {side === "theirs" && !follows && (
        <p class="who">
          {senderName}
          {sender === "bot" && " · automatic answer"} · {clockTime(createdAt)}
        </p>
      )}
      <div class={`bubble ${side}${follows ? " follows" : ""}`}>{extras ? extras.linked(content) : content}</div>
    </>
  );
}

type RefusedProps = { message: ShownPending } & Pick<ListProps, "conversation" | "onEdit">;

function Refused({ message, conversation, onEdit }: RefusedProps) {
  const { content, clientMessageId, refused } = message;
  const discard = () => conversation.discard(clientMessageId);
  const edit = () => {
    onEdit(content);
    void discard();
  };
  return (
    <p class="state failed">
      Not sent: {refused}{" "}
      <button type="button" onClick={edit}>
        Edit
      </button>
      <button type="button" onClick={discard}>
        Discard
      </button>
    </p>
  );
}

/** Under the shopper's newest message: how far it has come. */
function OwnState({ state }: { state: ConversationState }) {
  const last = state.messages.at(-1);
  const { pending, stalled, view } = state;
  if (pending.some(({ refused }) => refused === undefined)) return <p class="state">{waitingWords(stalled)}</p>;
  if (last?.sender !== "visitor" || pending.length > 0) return null;
  return (
    <p class="state">
      <span>{(view?.staffReadSeq ?? 0) >= last.seq ? "Read" : "Sent"}</span> · {clockTime(last.createdAt)}
    </p>
  );
}

/**
 * The conversation, newest at the bottom: it follows new messages unless the reader has scrolled up, and fetches older ones as
 * the reader comes to the top, without moving what is read. What comes in is announced elsewhere, once (QUALITY.md U2).
 */
export class MessageList extends Component<ListProps> {
  private readonly log = createRef<HTMLDivElement>();
  private following = true;
  /** What lies below the reader's place, while older messages are asked for. */
  private below: number | null = null;

  componentDidMount() {
    this.componentDidUpdate(this.props);
    // A keyboard or a form takes room from below: what was read last stays in sight.
    if (this.log.current) new ResizeObserver(this.stay).observe(this.log.current);
  }

  componentDidUpdate(before: ListProps) {
    const box = this.log.current;
    if (!box) return;
    // Who writes wants to see it, wherever he was reading.
    if (before.state.pending.length < this.props.state.pending.length) this.following = true;
    if (this.below !== null && before.state.messages[0] !== this.props.state.messages[0]) {
      box.scrollTop = box.scrollHeight - this.below;
      this.below = null;
    } else this.stay();
  }

  private readonly stay = () => {
    const box = this.log.current;
    if (box && this.following) box.scrollTop = box.scrollHeight;
  };

  private readonly scrolled = async () => {
    const box = this.log.current;
    if (!box) return;
    this.following = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
    const { state, conversation } = this.props;
    if (box.scrollTop > NEAR_TOP_PX || !state.hasOlder || this.below !== null) return;
    this.below = box.scrollHeight - box.scrollTop;
    if (!(await conversation.readOlder())) this.below = null;
  };

  private lines(): VNode[] {
    const { state, conversation, extras, onEdit } = this.props;
    let before: Line | undefined;
    const next = (line: Line, key: string, below?: VNode | false) => {
      const drawn = (
        <Fragment key={key}>
          <Bubble line={line} before={before} extras={extras} />
          {below}
        </Fragment>
      );
      before = line;
      return drawn;
    };
    const held = state.messages.map((message) => next(message, message.clientMessageId ?? message.id));
    const mine = [...state.messages].reverse().find(({ sender }) => sender === "visitor")?.senderName ?? "";
    const waiting = state.pending.map((message) =>
      next(
        { ...message, sender: "visitor", senderName: mine },
        message.clientMessageId,
        message.refused !== undefined && <Refused message={message} conversation={conversation} onEdit={onEdit} />,
      ),
    );
    return [...held, ...waiting];
  }

  render() {
    const { state, extras, children } = this.props;
    const lines = this.lines();
    return (
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label="Conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        ref={this.log}
        onScroll={this.scrolled}
      >
        {lines.length === 0 && (
          <p class="day">{state.phase === "ready" ? state.view?.look.greeting : "Opening the conversation…"}</p>
        )}
        {state.hasOlder && <p class="day">Earlier messages…</p>}
        {lines}
        <OwnState state={state} />
        {state.typist && extras && <extras.Typing name={state.typist} />}
        {children}
      </div>
    );
  }
}
