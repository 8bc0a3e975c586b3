import { sendTurn } from "@/features/campaigns/send-turn";
import { closeDatabase } from "@/lib/db";

// A program that sends the campaign of its first argument until nothing is left to do now; its second argument is the time it believes
// in. Bundled and started by tests that kill it, and by the bench.
const [, , campaignId = "", at = ""] = process.argv;
const from = new Date(at);
const began = Date.now();
for (;;) {
  const { next } = await sendTurn(campaignId, new Date(from.getTime() + Date.now() - began));
  if (next !== "again") break;
}
await closeDatabase();
process.exit(0);
