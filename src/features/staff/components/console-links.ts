import {
  ChartColumn,
  FilePenLine,
  Inbox,
  type LucideIcon,
  Mail,
  Megaphone,
  MessageCircle,
  Package,
  Settings,
  Star,
  TicketPercent,
  UserCheck,
  Users,
  Workflow,
} from "lucide-react";

export type ConsoleLink = { href: string; label: string; short?: string; icon: LucideIcon };

/** Pages of the console in the order of daily use; the first four have a place in a phone's bottom bar. */
export const consoleLinks: ConsoleLink[] = [
  { href: "/admin/chat", label: "Chat", icon: MessageCircle },
  { href: "/admin/offline", label: "Offline messages", short: "Offline", icon: Inbox },
  { href: "/admin/orders", label: "Orders", icon: Package },
  { href: "/admin/mail", label: "Mail", icon: Mail },
  { href: "/admin/subscribers", label: "Subscribers", icon: UserCheck },
  { href: "/admin/customers", label: "Customers", icon: Users },
  { href: "/admin/reviews", label: "Reviews", icon: Star },
  { href: "/admin/coupons", label: "Coupons", icon: TicketPercent },
  { href: "/admin/campaigns", label: "Campaigns", icon: Megaphone },
  { href: "/admin/templates", label: "Templates", icon: FilePenLine },
  { href: "/admin/automations", label: "Automations", icon: Workflow },
  { href: "/admin/analytics", label: "Analytics", icon: ChartColumn },
  { href: "/admin/settings", label: "Settings", icon: Settings },
];
