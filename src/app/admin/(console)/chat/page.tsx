import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { ChatDesk } from "@/features/chat/components/chat-desk";
import { LIST_END_ID, readChoice } from "@/features/chat/components/list-choice";
import { findStaff } from "@/lib/session";
import { caller } from "@/server/caller";

export const metadata: Metadata = { title: "Chat" };

type ChatPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ChatPage({ searchParams }: ChatPageProps) {
  const staff = await findStaff(await headers());
  if (!staff) redirect("/admin/login");
  const given = Object.entries(await searchParams).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  const choice = readChoice(new URLSearchParams(given));
  const { chat } = (await caller()).admin;
  const [page, counts] = await Promise.all([chat.listConversations(choice), chat.countConversations()]);
  return (
    <>
      {/* One first frame with the list in it, not one without and then another (QUALITY.md P6). */}
      <link rel="expect" href={`#${LIST_END_ID}`} blocking="render" />
      <ChatDesk staff={{ id: staff.id, name: staff.name }} first={{ choice, page, counts, now: Date.now() }} />
    </>
  );
}
