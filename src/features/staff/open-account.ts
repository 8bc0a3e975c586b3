import { randomInt } from "node:crypto";
import { hashPassword } from "@/lib/auth";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";

const PASSWORD_WORDS = 5;

/** The rows better-auth reads at sign-in (lib/auth: e-mail and password, provider `credential`). */
export async function openAccount(tx: Tx, person: { name: string; email: string; password: string }): Promise<string> {
  const id = newId("stf");
  await tx.staff.create({ data: { id, email: person.email, name: person.name, emailVerified: true } });
  await tx.staffAccount.create({
    data: {
      id: newId("sta"),
      accountId: id,
      providerId: "credential",
      userId: id,
      password: await hashPassword(person.password),
    },
  });
  return id;
}

/** Five words of two syllables, about 62 bits: easy to type off a screen, nothing to guess over a throttled login. */
export function readablePassword(): string {
  const syllable = () => "bdfghjklmnprstz"[randomInt(15)] + "aeiou".charAt(randomInt(5));
  return Array.from({ length: PASSWORD_WORDS }, () => syllable() + syllable()).join("-");
}
