import { db, inTransaction } from "@/lib/db";
import { findOrCreateCustomer } from "./find-or-create-customer";
import type { Language } from "./schema";

/** In which language the person of an address (normalised) gets mail. */
export async function findLanguage(email: string): Promise<Language> {
  const found = await db.customer.findUnique({ where: { email }, select: { language: true } });
  return found?.language === "sw" ? "sw" : "en";
}

/** Sends the person of an address (normalised) mail in this language from now on; who only subscribed is known as a person from then on. */
export async function chooseLanguage(email: string, language: Language): Promise<void> {
  await inTransaction(async (tx) => {
    const id = await findOrCreateCustomer(tx, { email, name: "" });
    await tx.customer.update({ where: { id }, data: { language } });
  });
}
