import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import type { Person } from "../get-person";
import { CartPart, OrdersPart } from "./person-buys";
import { EarlierPart, MailsPart, PagesPart, RatingPart } from "./person-history";
import { IdentityPart } from "./person-identity";

type PersonPanelProps = {
  person: Person | undefined;
  problem: string | undefined;
  onBack: () => void;
  /** What staff noted about the person in earlier conversations. */
  children?: ReactNode;
};

/** Who one talks to, what lies in the cart, what was looked at, bought, mailed and said before: all from the shop's own database. */
export function PersonPanel({ person, problem, onBack, children }: PersonPanelProps) {
  return (
    <div className="space-y-5 px-4 py-4">
      <button
        type="button"
        onClick={onBack}
        className="inline-flex min-h-11 items-center gap-2 font-semibold xl:hidden"
      >
        <ArrowLeft aria-hidden className="size-5" /> Back to the messages
      </button>
      {problem && !person && <p role="alert">Not loaded: {problem}</p>}
      {!person && !problem && <p className="text-ink-soft">Loading…</p>}
      {person && (
        <>
          <IdentityPart person={person} />
          <CartPart cart={person.cart} />
          <OrdersPart orders={person.orders} />
          <PagesPart pages={person.pages} />
          {children}
          <RatingPart rating={person.rating} />
          <MailsPart mails={person.mails} />
          <EarlierPart earlier={person.earlier} />
        </>
      )}
    </div>
  );
}
