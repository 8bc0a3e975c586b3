import Link from "next/link";

const reports = [
  { href: "/admin/analytics", label: "Chat" },
  { href: "/admin/analytics/mail", label: "Mail" },
];

/** The way from one report to the others. */
export function ReportTabs({ current }: { current: string }) {
  return (
    <nav aria-label="Reports">
      <ul className="flex w-fit gap-1 rounded-field bg-sand p-1">
        {reports.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className="inline-flex min-h-11 items-center rounded-field px-4 font-semibold text-ink-soft aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-card"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
