/** @jsxImportSource preact */
import { Component } from "preact";
import type { ChatMessagePayload } from "@/features/chat/channels";

/** What a screen reader is told next, when `saidSeq` was the newest message it knew of; empty when nothing new came in. */
export const announcement = (messages: ChatMessagePayload[], saidSeq: number): string =>
  messages
    .filter(({ seq, sender }) => seq > saidSeq && sender !== "visitor")
    .map(({ senderName, content }) => `${senderName}: ${content}`)
    .join("\n");

/**
 * Says each incoming message once to screen readers, and never one's own, one that was there when the chat was opened, or one
 * that scrolling up has brought (QUALITY.md U2).
 */
export class Announcer extends Component<{ messages: ChatMessagePayload[] }> {
  private saidSeq = this.props.messages.at(-1)?.seq ?? 0;
  private words = "";
  private said = 0;

  render() {
    const { messages } = this.props;
    const words = announcement(messages, this.saidSeq);
    if (words) {
      this.words = words;
      this.said += 1;
    }
    this.saidSeq = messages.at(-1)?.seq ?? this.saidSeq;
    return (
      <p class="sr" aria-live="polite">
        {/* A new element for each: the same words again are said again. */}
        <span key={this.said}>{this.words}</span>
      </p>
    );
  }
}
