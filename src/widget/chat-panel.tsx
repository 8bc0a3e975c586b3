/** @jsxImportSource preact */
import { Component, createRef } from "preact";
import { ChatHead } from "./chat-head";
import { Composer } from "./composer";
import type { Conversation } from "./conversation";
import type { ConversationState } from "./conversation-state";
import type { Extras } from "./extras";
import { MessageList } from "./message-list";
import { troubleWords } from "./words";

type ChatPanelProps = {
  conversation: Conversation;
  state: ConversationState;
  /** Undefined until they are loaded; writing and reading work without them. */
  extras?: Extras;
  onType: (draft: string) => void;
  /** On a page of its own the panel cannot be closed. */
  onClose?: () => void;
};

/** What lies over the conversation. */
export type Screen = "menu" | "transcript" | "offline";

const sheet = () => import("./sheets").then(({ Sheet }) => Sheet);
const rating = () => import("./rating").then(({ Rating }) => Rating);

/** The open chat: head, conversation, composer. Escape goes one step back. */
export class ChatPanel extends Component<ChatPanelProps, { screen: Screen | null }> {
  state = { screen: null };
  private readonly panel = createRef<HTMLElement>();
  private composer: Composer | undefined;

  componentDidMount() {
    for (const event of ["resize", "scroll"]) visualViewport?.addEventListener(event, this.fill);
    this.fill();
    this.go();
  }

  componentWillUnmount() {
    for (const event of ["resize", "scroll"]) visualViewport?.removeEventListener(event, this.fill);
  }

  /** Phone keyboards cover the page without telling the layout: the panel takes the part that is left. */
  private readonly fill = (): void => {
    const view = visualViewport;
    if (!view) return;
    this.panel.current?.style.setProperty("--visible", `${view.height}px`);
    this.panel.current?.style.setProperty("--top", `${view.offsetTop}px`);
  };

  private readonly go = (screen: Screen | null = null): void => {
    this.setState({ screen });
    if (!screen) this.panel.current?.querySelector<HTMLElement>(".composer textarea")?.focus();
  };

  render() {
    const { conversation, state, extras, onType, onClose } = this.props;
    const { screen } = this.state as { screen: Screen | null };
    const { view, messages } = state;
    const trouble = troubleWords(state, navigator.onLine);
    return (
      <section
        class={`panel${onClose ? "" : " page"}${view?.look.position === "left" ? " left" : ""}`}
        aria-label="Chat"
        ref={this.panel}
        onKeyDown={(event) => event.key === "Escape" && (screen ? this.go() : onClose?.())}
      >
        <ChatHead
          view={view}
          presence={view ? extras?.presenceWords(view) : undefined}
          menuOpen={screen === "menu"}
          onMenu={() => this.go(screen === "menu" ? null : "menu")}
          onClose={onClose}
        />
        {trouble && (
          <p class="bar" role="status">
            {trouble}
          </p>
        )}
        {screen && view && extras && (
          <extras.Later key="sheet" load={sheet} props={{ screen, view, conversation, onGo: this.go }} />
        )}
        <MessageList
          state={state}
          conversation={conversation}
          extras={extras}
          onEdit={(content) => this.composer?.takeBack(content)}
        >
          {extras && <extras.Foot state={state} conversation={conversation} onOffline={() => this.go("offline")} />}
        </MessageList>
        {extras && state.phase === "ready" && <extras.Announcer messages={messages} />}
        {state.closed && view && extras && <extras.Later key="rating" load={rating} props={{ view, conversation }} />}
        {!state.blocked && (
          <Composer
            hold={(composer) => {
              this.composer = composer;
            }}
            onSend={(content) => conversation.send(content)}
            onType={onType}
          />
        )}
        {view?.showsTyping && !state.blocked && <p class="hint">We can see what you type.</p>}
      </section>
    );
  }
}
