"use server";
import { redirect } from "next/navigation";
import { DomainError } from "@/lib/errors";
import { caller } from "@/server/caller";

/** Sends what the reader of a mail answers; the link is the proof. */
export async function answerByLink(token: string, _: string | null, form: FormData): Promise<string | null> {
  const content = String(form.get("content") ?? "").trim();
  const clientMessageId = String(form.get("clientMessageId") ?? "");
  if (!content) return "Please write something first.";
  try {
    await (await caller()).chat.answerByLink({ token, content, clientMessageId });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (cause instanceof DomainError) return cause.message;
    throw error;
  }
  redirect(`/chat/open?token=${encodeURIComponent(token)}#latest`);
}
