"use client";
import clsx from "clsx";
import { usePathname } from "next/navigation";
import { settingsLinks } from "./settings-links";

/** The parts of the settings: a row that scrolls on a phone, a column on a desk. */
export function SettingsNav() {
  const here = usePathname();
  return (
    <nav aria-label="Settings" className="lg:w-52 lg:shrink-0">
      <ul className="flex gap-1 overflow-x-auto pb-1 lg:sticky lg:top-7 lg:flex-col">
        {settingsLinks.map(({ href, label }) => (
          <li key={href}>
            <a
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
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
