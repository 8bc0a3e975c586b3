import { expect } from "@playwright/test";
import { readServices, sharedShop } from "./shop-process";

/** A mail as the local mailbox (maildev) has it. */
export type Mail = {
  id: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  to: { address: string }[];
  from: { address: string }[];
};

/** Every mail that arrived for an address, oldest first. */
export async function mailsTo(address: string, shop = sharedShop): Promise<Mail[]> {
  const answer = await fetch(`${readServices(shop).mailbox.url.replace(/\/$/, "")}/email`);
  const mails = (await answer.json()) as Mail[];
  return mails.filter((mail) => mail.to.some((to) => to.address === address));
}

/** Waits until that many mails have arrived for an address, and gives them. */
export async function waitForMails(
  address: string,
  count: number,
  timeout = 60_000,
  shop = sharedShop,
): Promise<Mail[]> {
  await expect.poll(async () => (await mailsTo(address, shop)).length, { timeout }).toBeGreaterThanOrEqual(count);
  return mailsTo(address, shop);
}

/** The first link of a mail whose address contains `part`. */
export function linkIn(mail: Mail, part: string): string {
  const link = [...mail.html.matchAll(/href="([^"]+)"/g)]
    .map((match) => match[1] ?? "")
    .find((href) => href.includes(part));
  if (!link) throw new Error(`no link with ${part} in "${mail.subject}"`);
  return link.replaceAll("&amp;", "&");
}
