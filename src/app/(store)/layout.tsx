import type { ReactNode } from "react";
import { ChatLauncher } from "@/features/chat/components/chat-launcher";
import { StoreFooter } from "./store-footer";
import { StoreHeader } from "./store-header";

/** The shop around every page of it. */
export default function StoreLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:rounded-field focus:bg-surface focus:px-4 focus:py-3"
      >
        Skip to the page
      </a>
      <StoreHeader />
      <main id="main" className="mx-auto w-full max-w-page flex-1 px-4 py-6 sm:px-6 md:py-10">
        {children}
      </main>
      <StoreFooter />
      <ChatLauncher />
    </div>
  );
}
