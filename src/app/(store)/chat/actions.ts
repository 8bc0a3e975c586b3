"use server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { DomainError } from "@/lib/errors";
import { VISITOR_COOKIE, visitorCookieOptions } from "@/lib/session";
import { caller, callerFor } from "@/server/caller";
import type { FormState } from "@/ui/form-state";
import { attempt, typedInto } from "../attempt";

/** Sends what was typed on the page without JavaScript; the browser becomes a visitor if it was none. */
export async function writeToShop(_: string | null, form: FormData): Promise<string | null> {
  const content = String(form.get("content") ?? "").trim();
  const clientMessageId = String(form.get("clientMessageId") ?? "");
  if (!content) return "Please write something first.";
  try {
    const { session } = await (await caller()).chat.startSession({ page: "/chat" });
    (await cookies()).set(VISITOR_COOKIE, session.token, visitorCookieOptions());
    // The request's own cookie may name nobody yet: the token of the conversation proves the visitor.
    const visitor = callerFor(new Headers({ authorization: `Bearer ${session.token}` }));
    await visitor.chat.sendMessage({ sessionId: session.sessionId, content, clientMessageId });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (cause instanceof DomainError) return cause.message;
    throw error;
  }
  redirect("/chat#latest");
}

/** Leaves a note that is answered by e-mail. */
export async function leaveNote(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    const { name = "", email = "", phone, message = "" } = typedInto(form);
    await (await caller()).offlineMessages.leaveOfflineMessage({ name, email, phone, message });
    return { done: "left" };
  });
}
