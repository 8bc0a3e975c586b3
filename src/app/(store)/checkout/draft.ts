import "server-only";
import { cookies } from "next/headers";
import type { DeliveryDetails } from "@/features/orders/schema";
import { seal, unseal } from "@/lib/secret-box";
import { HOUR_MS, SECOND_MS } from "@/lib/time";

const DRAFT_COOKIE = "hp_checkout";

const row = (visitorId: string) => `checkout/${visitorId}`;

/** Keeps what was typed at the checkout in this browser for an hour, sealed, while its owner pays by M-Pesa. */
export async function keepDraft(visitorId: string, details: DeliveryDetails): Promise<void> {
  (await cookies()).set(DRAFT_COOKIE, seal(JSON.stringify(details), row(visitorId)), {
    httpOnly: true,
    sameSite: "lax",
    path: "/checkout",
    maxAge: HOUR_MS / SECOND_MS,
    secure: process.env.APP_URL?.startsWith("https:") ?? false,
  });
}

/** What this visitor typed at the checkout within the last hour; null for none, and for another browser's. */
export async function readDraft(visitorId: string): Promise<DeliveryDetails | null> {
  const sealed = (await cookies()).get(DRAFT_COOKIE)?.value;
  if (!sealed) return null;
  try {
    return JSON.parse(unseal(sealed, row(visitorId))) as DeliveryDetails;
  } catch {
    // Of another visitor, or from before the keys changed: as good as none.
    return null;
  }
}

export async function dropDraft(): Promise<void> {
  (await cookies()).set(DRAFT_COOKIE, "", { path: "/checkout", maxAge: 0 });
}
