import { MailPage } from "@/features/subscriptions/components/mail-page";
import { formatDay } from "@/lib/time";
import type { Erasure } from "../confirm-erasure";
import type { OwnRequest } from "../get-request";

function Copy({ maskedEmail }: OwnRequest) {
  return (
    <MailPage title="Your data">
      <h1>A copy of your data</h1>
      <p>
        All that our shop holds about {maskedEmail}: profile, orders, carts, chats, mails, consent, the pages you looked
        at. It is a file in the form JSON, which any program can read and another shop can take in.
      </p>
      <form method="post">
        <button type="submit">Download my data</button>
      </form>
    </MailPage>
  );
}

function Erase({ maskedEmail }: OwnRequest) {
  return (
    <MailPage title="Erase your data">
      <h1>Erase your data?</h1>
      <p>This is what we do for {maskedEmail}, and it cannot be undone:</p>
      <ul>
        <li>Your account, profile, carts, chats, notes, reviews and mails are deleted, your coupons too.</li>
        <li>You get no offers and news any more.</li>
        <li>
          Your orders stay in our books, as the tax law wants, but without your name, address, phone and payment code.
        </li>
      </ul>
      <form method="post">
        <button type="submit" className="danger">
          Erase all of it
        </button>
      </form>
    </MailPage>
  );
}

function Waits({ request, orderNumbers }: { request: OwnRequest; orderNumbers: number[] }) {
  const orders = orderNumbers.length > 0 ? `order ${orderNumbers.join(", ")}` : "an order";
  return (
    <MailPage title="Erase your data">
      <h1>We erase it soon</h1>
      <p>
        We still need your address for {orders}. As soon as it has reached you, or is cancelled, everything is erased
        without another word from you, at the latest as the law wants by {formatDay(request.dueAt)}.
      </p>
      <a className="button quiet" href="/chat">
        Ask us in the chat
      </a>
    </MailPage>
  );
}

function Erased() {
  return (
    <MailPage title="Erased">
      <h1>Your data is erased</h1>
      <p>Nothing that tells of you is left with us. Thank you for having been here; you are welcome at any time.</p>
      <a className="button quiet" href="/">
        Visit the shop
      </a>
    </MailPage>
  );
}

function Refused({ refusal }: OwnRequest) {
  return (
    <MailPage title="Your data">
      <h1>We could not do this</h1>
      <p>Our reason: {refusal}</p>
      <p>
        Please ask us in the chat, or turn to the{" "}
        <a href="https://www.odpc.go.ke/file-a-complaint/">Office of the Data Protection Commissioner</a>.
      </p>
      <a className="button quiet" href="/chat">
        Ask us in the chat
      </a>
    </MailPage>
  );
}

/** What the link in our mail leads to: the copy, or the erasure, each behind one button. `erasure`: what became of a press. */
export function MyDataPage({ request, erasure }: { request: OwnRequest; erasure?: Erasure }) {
  if (request.state === "refused") return <Refused {...request} />;
  if (request.kind === "export") return <Copy {...request} />;
  if (erasure?.outcome === "erased" || request.state === "done") return <Erased />;
  if (request.state === "confirmed" || erasure) {
    return <Waits request={request} orderNumbers={erasure?.outcome === "waits" ? erasure.orderNumbers : []} />;
  }
  return <Erase {...request} />;
}
