import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

/** The lines of a cart changed, or the address of a cart with lines became known. */
export const cartUpdated = defineEvent("carts/cart.updated", { schema: z.object({ cartId: z.string() }) });

/** A cart with lines was left alone for the idle time. */
export const cartAbandoned = defineEvent("carts/cart.abandoned", { schema: z.object({ cartId: z.string() }) });
