import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

/** An account and the person of its address belong together from now on. */
export const customerRegistered = defineEvent("customers/customer.registered", {
  schema: z.object({ customerId: z.string() }),
});
