"use client";
import clsx from "clsx";
import { LogOut, Menu } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { type ConsoleLink, consoleLinks } from "./console-links";

type ConsoleNavProps = {
  staffName: string;
  signOut: () => Promise<void>;
  chatBadge?: ReactNode;
  ownControls?: ReactNode;
  /** The page. The phone's bar comes behind it: a desk does not wait for what it never shows (QUALITY.md P6). */
  children: ReactNode;
};

type NavProps = Omit<ConsoleNavProps, "children">;

const BAR_LINKS = 4;

function useIsCurrent() {
  const pathname = usePathname();
  return (href: string) => pathname === href || pathname.startsWith(`${href}/`);
}

/** Links to the console's pages around the page: a column on a desk, a bar with a menu on a phone. */
export function ConsoleNav({ children, ...props }: ConsoleNavProps) {
  return (
    <>
      <SideColumn {...props} />
      {children}
      <BottomBar {...props} />
    </>
  );
}

function SideColumn({ staffName, signOut, chatBadge, ownControls }: NavProps) {
  const isCurrent = useIsCurrent();
  return (
    <header className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-line border-r bg-surface px-3 py-5 lg:flex">
      <p className="px-3 pb-4 font-display text-lg leading-tight">Household Planet</p>
      <nav aria-label="Console" className="space-y-1">
        {consoleLinks.map((link) => (
          <RowLink key={link.href} link={link} current={isCurrent(link.href)} badge={badgeOf(link, chatBadge)} />
        ))}
      </nav>
      <div className="mt-auto border-line border-t pt-3">
        <p className="truncate px-3 pb-1 text-ink-soft text-sm">{staffName}</p>
        {ownControls}
        <SignOutButton signOut={signOut} />
      </div>
    </header>
  );
}

function BottomBar({ staffName, signOut, chatBadge, ownControls }: NavProps) {
  const isCurrent = useIsCurrent();
  const pathname = usePathname();
  return (
    <nav
      aria-label="Console"
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {consoleLinks.slice(0, BAR_LINKS).map((link) => (
        <BarLink key={link.href} link={link} current={isCurrent(link.href)} badge={badgeOf(link, chatBadge)} />
      ))}
      {/* Keyed by the page: going somewhere closes the menu. It may have been opened before React came. */}
      <details key={pathname} suppressHydrationWarning className="group relative">
        <summary className={barItem(consoleLinks.slice(BAR_LINKS).some((link) => isCurrent(link.href)))}>
          <Menu aria-hidden className="size-6" />
          More
        </summary>
        <div className="absolute right-2 bottom-full mb-2 max-h-[80dvh] w-64 overflow-y-auto rounded-card border border-line bg-surface p-2 shadow-card">
          {consoleLinks.slice(BAR_LINKS).map((link) => (
            <RowLink key={link.href} link={link} current={isCurrent(link.href)} />
          ))}
          <p className="mt-2 truncate border-line border-t px-3 pt-2 text-ink-soft text-sm">{staffName}</p>
          {ownControls}
          <SignOutButton signOut={signOut} />
        </div>
      </details>
    </nav>
  );
}

const badgeOf = (link: ConsoleLink, chatBadge: ReactNode) => (link.href === "/admin/chat" ? chatBadge : undefined);

const barItem = (current: boolean) =>
  clsx(
    "relative flex min-h-16 cursor-pointer list-none flex-col items-center justify-center gap-0.5 text-xs [&::-webkit-details-marker]:hidden",
    current ? "font-semibold text-clay-deep" : "text-ink-soft",
  );

type LinkProps = { link: ConsoleLink; current: boolean; badge?: ReactNode };

function BarLink({ link, current, badge }: LinkProps) {
  return (
    <Link href={link.href} aria-current={current ? "page" : undefined} className={barItem(current)}>
      <link.icon aria-hidden className="size-6" />
      {link.short ?? link.label}
      {badge && <span className="absolute top-1 left-1/2 ml-1">{badge}</span>}
    </Link>
  );
}

function RowLink({ link, current, badge }: LinkProps) {
  return (
    <Link
      href={link.href}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "flex min-h-11 items-center gap-3 rounded-field px-3",
        current ? "bg-clay-pale font-semibold text-clay-deep" : "text-ink hover:bg-sand",
      )}
    >
      <link.icon aria-hidden className="size-5 shrink-0" />
      <span className="min-w-0 flex-1 truncate">{link.label}</span>
      {badge}
    </Link>
  );
}

function SignOutButton({ signOut }: { signOut: () => Promise<void> }) {
  return (
    <form action={signOut}>
      <button type="submit" className="flex min-h-11 w-full items-center gap-3 rounded-field px-3 hover:bg-sand">
        <LogOut aria-hidden className="size-5" />
        Sign out
      </button>
    </form>
  );
}
