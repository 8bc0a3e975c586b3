"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { TeamView } from "../list-teams";
import { routings } from "./routing-words";
import { TeamDialog } from "./team-dialog";

const nothing = {
  title: "No teams yet",
  advice:
    "Every conversation waits in one queue until somebody takes it. With a team they can be shared out by themselves.",
};

/** The teams: who is in which, what comes to them, and how it is shared out. */
export function TeamList() {
  const trpc = useTRPC();
  const { listTeams, listMembers } = trpc.admin.teams;
  const teams = useQuery(listTeams.queryOptions());
  const { data: members } = useQuery(listMembers.queryOptions());
  const [edited, setEdited] = useState<TeamView | "new" | null>(null);
  const [leaving, setLeaving] = useState<TeamView | null>(null);
  return (
    <section aria-labelledby="teams" className="space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="teams" className="flex-1 font-display text-2xl">
          Teams
        </h2>
        <Button disabled={!members} onClick={() => setEdited("new")}>
          New team
        </Button>
      </div>
      <Loaded query={teams} what="the teams" empty={nothing}>
        {(teams) => (
          <ul className="space-y-3">
            {teams.map((team) => (
              <TeamCard key={team.id} team={team} onEdit={() => setEdited(team)} onArchive={() => setLeaving(team)} />
            ))}
          </ul>
        )}
      </Loaded>
      {edited && members && (
        <TeamDialog team={edited === "new" ? null : edited} members={members} onClose={() => setEdited(null)} />
      )}
      {leaving && <ArchiveDialog team={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

function TeamCard({ team, onEdit, onArchive }: { team: TeamView; onEdit: () => void; onArchive: () => void }) {
  const { name, routing, keywords, members, hours, alertEmail } = team;
  return (
    <li className="space-y-2 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 flex-1 break-words font-semibold text-lg">{name}</h3>
        <Badge>{routings[routing].label}</Badge>
      </div>
      <p>{members.length > 0 ? members.map((member) => member.name).join(", ") : "Nobody is in it yet."}</p>
      <p className="break-words text-ink-soft text-sm">
        {keywords.length > 0 ? `Topic words: ${keywords.join(", ")}` : "No topic words"} ·{" "}
        {hours ? "hours of its own" : "the shop's hours"}
        {alertEmail && ` · told at ${alertEmail}`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" onClick={onEdit} aria-label={`Change team ${name}`}>
          Change
        </Button>
        <Button look="danger" onClick={onArchive} aria-label={`Archive team ${name}`}>
          Archive
        </Button>
      </div>
    </li>
  );
}

function ArchiveDialog({ team, onClose }: { team: TeamView; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const archive = useMutation(
    trpc.admin.teams.archiveTeam.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.admin.teams.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Dialog title={`Archive team ${team.name}?`} onClose={onClose}>
      <p>
        Nothing is routed to it any more. Conversations that its members have stay theirs; what waits in its queue stays
        among the unassigned ones.
      </p>
      {archive.error && <Notice tone="bad">{archive.error.message}</Notice>}
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="quiet" onClick={onClose}>
          Keep it
        </Button>
        <Button look="danger" disabled={archive.isPending} onClick={() => archive.mutate({ id: team.id })}>
          Archive the team
        </Button>
      </div>
    </Dialog>
  );
}
