import "server-only";
import { TRPCError } from "@trpc/server";
import { notFound } from "next/navigation";
import { ZodError } from "zod";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { log } from "@/lib/log";
import { fieldsOf } from "@/lib/trpc";
import type { FormState } from "@/ui/form-state";

/** What was typed into a form, to show it again; passwords and what Next adds are not part of it. */
export function typedInto(form: FormData): Record<string, string> {
  const typed = [...form].filter(([name, value]) => typeof value === "string" && !name.startsWith("$"));
  return Object.fromEntries(typed.filter(([name]) => name !== "password")) as Record<string, string>;
}

function refusal(error: TRPCError): Pick<FormState, "message" | "fields"> {
  const { cause } = error;
  if (cause instanceof DomainError) return { message: cause.message, fields: cause.details.fields };
  if (cause instanceof ZodError)
    return { message: "Please check the fields that are marked.", fields: fieldsOf(cause) };
  const errorId = newId("err");
  log.error({ err: error, errorId }, "unexpected error in a form");
  return {
    message: `Something went wrong on our side. Please try again; if it stays, tell us this number: ${errorId}`,
  };
}

/** Runs what a form asks for. A refusal becomes what the form shows, with everything that was typed; redirects pass. */
export async function attempt(form: FormData, work: () => Promise<FormState>): Promise<FormState> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return { ...refusal(error), values: typedInto(form) };
  }
}

/** What a page is about; when it is not there (or not the reader's), the page is not there. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

/** A text field of a form; empty when it was not sent. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
