"use client";
import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { settingsLinks } from "./settings-links";

/** The parts of the settings: a row that scrolls on a phone, a column on a desk. */
export function SettingsNav() {
  const here = usePathname();
  const row = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is another place in the row
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>("[aria-current]");
    if (!row.current || !current) return;
    row.current.scrollLeft = current.offsetLeft - (row.current.clientWidth - current.offsetWidth) / 2;
  }, [here]);
  return (
    <nav aria-label="Settings" className="lg:w-52 lg:shrink-0">
      <ul ref={row} className="relative flex gap-1 overflow-x-auto pb-1 lg:sticky lg:top-7 lg:flex-col">
        {settingsLinks.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={here === href ? "page" : undefined}
              className={clsx(
                "inline-flex min-h-11 w-full items-center whitespace-nowrap rounded-field px-3",
                here === href
                  ? "bg-clay-pale font-semibold text-clay-deep"
                  : "text-ink-soft hover:bg-sand hover:text-ink",
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
