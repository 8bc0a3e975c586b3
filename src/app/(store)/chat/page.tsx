import type { Metadata } from "next";
import { OpenChatHere } from "@/features/chat/components/open-chat-here";
import { PlainConversation } from "@/features/chat/components/plain-conversation";
import { newId } from "@/lib/id";
import { caller } from "@/server/caller";
import { writeToShop } from "./actions";

export const metadata: Metadata = { title: "Chat with us" };

export default async function ChatPage() {
  const shop = await caller();
  const [conversation, hours] = await Promise.all([shop.chat.findOwnConversation(), shop.openingHours.describe()]);
  return (
    <div className="mx-auto w-full max-w-2xl">
      <h1 className="font-display text-3xl">Chat with us</h1>
      <p className="mt-2 mb-6 text-ink-soft">
        Ask about a product, a delivery or your order. {hours.now}. What you write while we are closed is read first
        thing.
      </p>
      <div id="chat-page">
        <PlainConversation messages={conversation?.messages ?? []} nextId={newId("web")} send={writeToShop} />
      </div>
      <OpenChatHere />
    </div>
  );
}
