/** The parts of /admin/settings, in the order of their links. */
export const settingsLinks = [
  { href: "/admin/settings", label: "Opening hours" },
  { href: "/admin/settings/automatic-answers", label: "Automatic answers" },
  { href: "/admin/settings/canned-replies", label: "Canned replies" },
  { href: "/admin/settings/tags", label: "Tags" },
  { href: "/admin/settings/teams", label: "Teams and routing" },
  { href: "/admin/settings/widget", label: "Chat window" },
  { href: "/admin/settings/filter", label: "Filter and privacy" },
  { href: "/admin/settings/sender", label: "Sender" },
  { href: "/admin/settings/api-keys", label: "API keys" },
] as const;
