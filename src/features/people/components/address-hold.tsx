import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDay } from "@/lib/time";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { PersonFacts } from "../get-person";
import { Panel } from "./panel";

const reasons = {
  hard_bounce: "There is no such mailbox",
  complaint: "Called a mail of ours spam",
  soft_bounces: "Three mails in a row could not be delivered",
  manual: "Blocked by staff",
};

/** What keeps mail from an address, and staff's own hand on it. */
export function AddressHold({ person: { email, suppressions, customer } }: { person: PersonFacts }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { people, subscriptions } = trpc.admin;
  const onSettled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: people.pathKey() }),
      queryClient.invalidateQueries({ queryKey: subscriptions.pathKey() }),
    ]);
  const block = useMutation(subscriptions.blockAddress.mutationOptions({ onSettled }));
  const lift = useMutation(subscriptions.liftSuppression.mutationOptions({ onSettled }));
  const error = block.error ?? lift.error;
  if (customer?.erasedAt) return null;
  return (
    <Panel title="The address">
      {suppressions.length === 0 && <p className="text-ink-soft">Nothing keeps mail from it.</p>}
      <ul className="space-y-2">
        {suppressions.map(({ id, reason, everything, at, until }) => (
          <li key={id}>
            {reasons[reason]} ({formatDay(at)}).{" "}
            <span className="text-ink-soft">
              {everything ? "Gets no mail at all" : "Gets no offers and news"}
              {until ? ` until ${formatDay(until)}.` : "."}
            </span>
          </li>
        ))}
      </ul>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {suppressions.length > 0 ? (
        <Button look="quiet" disabled={lift.isPending} onClick={() => lift.mutate({ email })}>
          Let mail go there again
        </Button>
      ) : (
        <Button look="danger" disabled={block.isPending} onClick={() => block.mutate({ email })}>
          Block this address
        </Button>
      )}
    </Panel>
  );
}
