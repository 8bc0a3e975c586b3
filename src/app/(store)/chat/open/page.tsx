import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LinkedConversationView } from "@/features/chat/components/linked-conversation-view";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { caller } from "@/server/caller";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/notice";
import { answerByLink } from "./actions";

export const metadata: Metadata = { title: "Your conversation", robots: { index: false }, referrer: "same-origin" };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** What a link of the chat's mails leads to. Looking at it changes nothing: scanners follow links. */
export default async function LinkedChatPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const conversation = await openLink(String(token ?? ""));
  // The browser that has the conversation anyway shows it live.
  if (conversation?.own && conversation.status === "open") redirect("/chat");
  return (
    <div className="mx-auto w-full max-w-2xl">
      <h1 className="font-display text-3xl">Your conversation</h1>
      {conversation ? (
        <LinkedConversationView {...conversation} nextId={newId("web")} send={answerByLink.bind(null, String(token))} />
      ) : (
        <div className="mt-6">
          <EmptyState title="This link does not work any more">
            <p>Links in our mails open a conversation for seven days. You can always write to us in the chat.</p>
            <ButtonLink href="/chat" className="mt-4">
              Chat with us
            </ButtonLink>
          </EmptyState>
        </div>
      )}
    </div>
  );
}

async function openLink(token: string) {
  try {
    return await (await caller()).chat.getLinkedConversation({ token: token.slice(0, 400) });
  } catch (error) {
    if (error instanceof Error && error.cause instanceof DomainError && error.cause.kind === "not_found") return null;
    throw error;
  }
}
