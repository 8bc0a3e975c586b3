import type { Metadata } from "next";
import { ChatWindowSettings } from "@/features/chat-widget/components/chat-window-settings";
import { OwnPicture } from "@/features/staff/components/own-picture";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Chat window" };

export default function WidgetSettingsPage() {
  return (
    <>
      <ChatWindowSettings shopUrl={env().APP_URL} />
      <OwnPicture />
    </>
  );
}
