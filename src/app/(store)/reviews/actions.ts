"use server";
import { revalidatePath } from "next/cache";
import { caller } from "@/server/caller";
import type { FormState } from "@/ui/form-state";
import { attempt, text } from "../attempt";

/** The review form of a mail's link; the page then shows what was written. */
export async function sendReview(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    const token = text(form, "token");
    // What is not a number of stars is refused by the procedure, in words.
    await (await caller()).reviews.write({ token, stars: text(form, "stars"), content: text(form, "content") });
    revalidatePath(`/reviews/${token}`);
    return {};
  });
}
