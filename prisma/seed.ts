import { seedAutoResponses } from "@/features/auto-responses/seed-auto-responses";
import { seedCannedReplies } from "@/features/canned-replies/seed-canned-replies";
import { closeDatabase, inTransaction } from "@/lib/db";
import { seedCatalogue } from "./demo/seed-catalogue";
import { seedReviews } from "./demo/seed-reviews";

// Run as a program of its own by `npm run db:seed` and by the first `npm start`; running it again changes nothing.
try {
  const products = await inTransaction(seedCatalogue);
  await inTransaction((tx) => seedReviews(tx));
  await seedAutoResponses();
  await seedCannedReplies();
  console.log(`Seeded the demo shop: ${products} products with their first reviews, and the chat's answers.`);
} finally {
  await closeDatabase();
}
