import type { Metadata } from "next";
import { OpenChatHere } from "@/features/chat/components/open-chat-here";
import { PlainConversation } from "@/features/chat/components/plain-conversation";
import { PlainOfflineForm } from "@/features/chat/components/plain-offline-form";
import { offersOfflineForm } from "@/features/chat/offers-offline-form";
import { newId } from "@/lib/id";
import { caller } from "@/server/caller";
import { leaveNote, writeToShop } from "./actions";

export const metadata: Metadata = { title: "Chat with us" };

export default async function ChatPage() {
  const shop = await caller();
  const [{ messages, blocked }, hours, isAway] = await Promise.all([
    shop.chat.findOwnConversation(),
    shop.openingHours.describe(),
    offersOfflineForm(new Date()),
  ]);
  return (
    <div className="mx-auto w-full max-w-2xl">
      <h1 className="font-display text-3xl">Chat with us</h1>
      <p className="mt-2 mb-6 text-ink-soft">
        Ask about a product, a delivery or your order. {hours.now}. What you write while we are closed is read first
        thing.
      </p>
      <div id="chat-page">
        <PlainConversation messages={messages} blocked={blocked} nextId={newId("web")} send={writeToShop} />
        {isAway && !blocked && (
          <section className="mt-10 border-line border-t pt-6">
            <h2 className="font-display text-xl">Rather by e-mail?</h2>
            <p className="mt-1 mb-4 text-ink-soft">
              Nobody is at the chat just now. Leave a message and we answer it by mail.
            </p>
            <PlainOfflineForm leave={leaveNote} />
          </section>
        )}
      </div>
      <OpenChatHere />
    </div>
  );
}
