import type { ReactNode } from "react";
import { ConsoleNav } from "./console-nav";

type ConsoleFrameProps = {
  staffName: string;
  signOut: () => Promise<void>;
  /** Shown beside "Chat", e.g. how many people wait. */
  chatBadge?: ReactNode;
  /** Shown with the member's name, e.g. whether he is online. */
  ownControls?: ReactNode;
  children: ReactNode;
};

/** The console around its pages: navigation at the left of a desk, at the bottom of a phone. */
export function ConsoleFrame({ staffName, signOut, chatBadge, ownControls, children }: ConsoleFrameProps) {
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-field focus:bg-surface focus:p-3"
      >
        Skip to content
      </a>
      <ConsoleNav staffName={staffName} signOut={signOut} chatBadge={chatBadge} ownControls={ownControls}>
        <main id="main" className="min-w-0 px-4 pt-5 pb-24 lg:px-8 lg:py-7">
          {children}
        </main>
      </ConsoleNav>
    </div>
  );
}
