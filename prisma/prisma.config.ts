import { resolve } from "node:path";
import { defineConfig } from "prisma/config";

// Before anything else: without it the CLI tries to download its engine, even for `generate`.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= resolve(import.meta.dirname, "schema-engine.mjs");

/** Every command of the CLI is run as `npx prisma … --config prisma/prisma.config.ts`. */
export default defineConfig({
  schema: import.meta.dirname,
  migrations: { path: resolve(import.meta.dirname, "migrations") },
  // Commands that touch no database, such as `generate`, must not need one.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://127.0.0.1:1/set-DATABASE_URL" },
});
