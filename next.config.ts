import type { NextConfig } from "next";

const config: NextConfig = {
  // Another folder lets a second build or dev server run beside the first.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  // `npm test` checks the types; a first start should not spend half a minute on it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["inngest", "pg", "pino"],
  headers: async () => [
    {
      // The chat's bundle runs on other sites too (settings say on which it may reach us).
      source: "/widget/:path*",
      headers: [
        { key: "Access-Control-Allow-Origin", value: "*" },
        { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
      ],
    },
  ],
  // Reached as localhost and as 127.0.0.1 alike while developing.
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  // A worker looks after what lies beside or below it: from the root it looks after the whole shop.
  rewrites: async () => [{ source: "/chat-worker.js", destination: "/widget/worker.js" }],
};

export default config;
