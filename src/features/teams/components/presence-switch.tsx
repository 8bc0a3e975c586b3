"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { useTRPC } from "@/lib/browser/trpc";
import type { MemberView } from "../list-members";

const LOOK_EVERY_MS = 20_000;

/** Where one is and how much one has: the switch between online and away, and which colleagues are there. */
export function PresenceSwitch({ staffId }: { staffId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { listMembers, setStatus } = trpc.admin.teams;
  const { data } = useQuery(listMembers.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  const change = useMutation(
    setStatus.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: listMembers.queryKey() }),
    }),
  );
  const me = data?.find((member) => member.id === staffId);
  const online = change.isPending ? change.variables.status === "online" : me?.whereabouts !== "away";
  return (
    <div className="space-y-1">
      <button
        type="button"
        role="switch"
        aria-checked={online}
        aria-label="Online: take conversations"
        disabled={change.isPending || !me}
        onClick={() => change.mutate({ status: online ? "away" : "online" })}
        className="flex min-h-11 w-full items-center gap-3 rounded-field px-3 text-left hover:bg-sand"
      >
        <span
          aria-hidden
          className={clsx(
            "relative h-6 w-10 shrink-0 rounded-full border transition-colors",
            online ? "border-sage bg-sage" : "border-line bg-sand",
          )}
        >
          <span
            className={clsx(
              "absolute top-0.5 size-[1.125rem] rounded-full transition-all",
              online ? "left-[1.125rem] bg-surface" : "left-0.5 bg-ink-soft",
            )}
          />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-semibold leading-tight">{online ? "Online" : "Away"}</span>
          {me && <span className="block text-ink-soft text-sm leading-tight">{loadWords(me)}</span>}
        </span>
      </button>
      {change.error && (
        <p role="alert" className="px-3 text-danger text-sm">
          {change.error.message}
        </p>
      )}
      {data && <Colleagues colleagues={data.filter((member) => member.id !== staffId)} />}
    </div>
  );
}

/** "3 of 5", or without a limit "3 conversations". */
export function loadWords({ load, capacity }: Pick<MemberView, "load" | "capacity">): string {
  if (capacity !== null) return `${load} of ${capacity} conversations`;
  return load === 1 ? "1 conversation" : `${load} conversations`;
}

function Colleagues({ colleagues }: { colleagues: MemberView[] }) {
  const here = colleagues.filter((member) => member.whereabouts !== "gone");
  if (colleagues.length === 0) return null;
  const online = here.filter((member) => member.whereabouts === "online").length;
  if (here.length === 0) return <p className="px-3 py-1 text-ink-soft text-sm">No colleague is here.</p>;
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center rounded-field px-3 text-sm hover:bg-sand">
        {online === 1 ? "1 colleague online" : `${online} colleagues online`}
      </summary>
      <ul className="max-h-48 space-y-1 overflow-y-auto px-3 pb-2">
        {here.map((member) => (
          <li key={member.id} className="flex items-baseline gap-2 text-sm">
            <span
              aria-hidden
              className={clsx("size-2 shrink-0 rounded-full", member.whereabouts === "online" ? "bg-sage" : "bg-gold")}
            />
            <span className="min-w-0 flex-1">
              <span className="block truncate">{member.name}</span>
              <span className="block text-ink-soft">
                {member.whereabouts === "away" && "Away · "}
                {loadWords(member)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
