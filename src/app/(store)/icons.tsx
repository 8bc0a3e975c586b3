import type { ReactNode } from "react";

// Drawn here because an icon library would add its JavaScript to every page of the shop.
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className="size-6 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const CartIcon = () => (
  <Icon>
    <path d="M4 9h16l-1.4 9.2a2 2 0 0 1-2 1.8H7.4a2 2 0 0 1-2-1.8L4 9Z" />
    <path d="m8 9 2.5-5M16 9l-2.5-5" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="8" r="3.8" />
    <path d="M4.5 20c.8-3.8 3.8-5.6 7.5-5.6s6.7 1.8 7.5 5.6" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m16 16 4.5 4.5" />
  </Icon>
);

export const TruckIcon = () => (
  <Icon>
    <path d="M2.5 6h11v11h-11zM13.5 10h4l3.5 3.5V17h-7.5z" />
    <circle cx="7" cy="18" r="2" />
    <circle cx="17" cy="18" r="2" />
  </Icon>
);

export const PhonePayIcon = () => (
  <Icon>
    <rect x="6.5" y="2.5" width="11" height="19" rx="2.5" />
    <path d="m9.5 12 2 2 3.5-4M11 18.5h2" />
  </Icon>
);

export const ReturnIcon = () => (
  <Icon>
    <path d="M4 9h10.5a5 5 0 0 1 0 10H9" />
    <path d="M8 5 4 9l4 4" />
  </Icon>
);
