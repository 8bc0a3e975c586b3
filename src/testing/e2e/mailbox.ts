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

/** Where a link leads: those of marketing mail are led over /t/c/, and hold their address behind 22 characters of signature. */
function targetOf(href: string): string {
  const tracked = /\/t\/c\/[\w-]{22}([\w-]+)\./.exec(href)?.[1];
  return tracked ? Buffer.from(tracked, "base64url").toString() : href;
}

/** The first link of a mail that leads to an address with `part` in it, as the reader has it. */
export function linkIn(mail: Mail, part: string): string {
  const link = [...mail.html.matchAll(/href="([^"]+)"/g)]
    .map((match) => match[1] ?? "")
    .find((href) => targetOf(href).includes(part));
  if (!link) throw new Error(`no link with ${part} in "${mail.subject}"`);
  return link.replaceAll("&amp;", "&");
}
