import "./globals.css";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import type { ReactNode } from "react";

// Headings only; on a slow network the page keeps Georgia instead of waiting or jumping.
const display = localFont({
  src: "../../node_modules/@fontsource/young-serif/files/young-serif-latin-400-normal.woff2",
  variable: "--font-display",
  display: "optional",
  preload: false,
});

export const metadata: Metadata = {
  title: { default: "Household Planet Kenya", template: "%s · Household Planet Kenya" },
  description: "Homeware for Kenyan homes: kitchen, table, bedding, light and storage, delivered to every county.",
  icons: { icon: "/brand/icon.svg" },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#FBF7F1" },
    { media: "(prefers-color-scheme: dark)", color: "#1A1613" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page carries this request's nonce (Content-Security-Policy in proxy.ts), so none is rendered ahead.
  await headers();
  return (
    <html lang="en" className={display.variable}>
      <body className="min-h-dvh bg-paper font-sans text-ink antialiased">{children}</body>
    </html>
  );
}
