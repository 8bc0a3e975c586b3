import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { ChatDesk } from "@/features/chat/components/chat-desk";
import { findStaff } from "@/lib/session";

export const metadata: Metadata = { title: "Chat" };

export default async function ChatPage() {
  const staff = await findStaff(await headers());
  if (!staff) redirect("/admin/login");
  return <ChatDesk staff={{ id: staff.id, name: staff.name }} />;
}
