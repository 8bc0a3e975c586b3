import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDay } from "@/lib/time";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { PersonFacts } from "../get-person";
import { Facts, Panel } from "./panel";

const often: Record<string, string> = {
  all: "as it comes",
  weekly: "once a week at most",
  monthly: "once a month at most",
};

/** Whether marketing may be mailed to a person, and what was chosen; the evidence stands in the timeline. */
export function MailConsent({ person: { subscription } }: { person: PersonFacts }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { people, subscriptions } = trpc.admin;
  const resend = useMutation(
    subscriptions.resendConfirmation.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: people.pathKey() }),
    }),
  );
  if (!subscription)
    return (
      <Panel title="Offers and news">
        <p className="text-ink-soft">Never asked for any.</p>
      </Panel>
    );
  const { id, topics, frequency, pausedUntil, requestedAt, source, mayBeMailed, state } = subscription;
  return (
    <Panel title="Offers and news">
      <Facts
        facts={[
          ["May be mailed", mayBeMailed ? "yes" : "no"],
          ["Wants", topics.join(", ") || "nothing"],
          ["How often", often[frequency] ?? frequency],
          ["Paused until", state === "paused" && pausedUntil ? formatDay(pausedUntil) : null],
          ["Asked", `${formatDay(requestedAt)} (${source})`],
        ]}
      />
      {state === "asked" && (
        <Button look="quiet" disabled={resend.isPending} onClick={() => resend.mutate({ subscriptionId: id })}>
          Send the confirmation again
        </Button>
      )}
      {resend.isSuccess && <Notice tone="good">It is on its way.</Notice>}
      {resend.error && <Notice tone="bad">{resend.error.message}</Notice>}
    </Panel>
  );
}
