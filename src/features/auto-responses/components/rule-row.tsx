"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import type { ListedAutoResponse } from "../list-all-auto-responses";
import { fixedTopics } from "../rules";
import { whenWords } from "./rule-draft";

const FEW = 6;

/** One rule in the list: what it answers to and with, and what can be done with it. */
export function RuleRow({ rule, onEdit }: { rule: ListedAutoResponse; onEdit: () => void }) {
  const { autoResponses } = useTRPC().admin;
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: autoResponses.pathKey() });
  const turn = useMutation(autoResponses.switchAutoResponse.mutationOptions({ onSettled }));
  const remove = useMutation(autoResponses.deleteAutoResponse.mutationOptions({ onSettled }));
  const { id, topic, keywords, answer, priority, when, on, handsOver, teamName, oncePerSession } = rule;
  const problem = turn.error ?? remove.error;
  return (
    <li className="space-y-2 px-4 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 break-words font-semibold">{topic}</h3>
        <Badge>Priority {priority}</Badge>
        {!on && <Badge tone="bad">Off</Badge>}
        {when !== "always" && <Badge tone="warning">{whenWords[when]}</Badge>}
        {oncePerSession && <Badge>Once</Badge>}
        {handsOver && <Badge tone="accent">{teamName ? `Hands over to ${teamName}` : "Hands over"}</Badge>}
      </div>
      <p className="line-clamp-2 whitespace-pre-wrap [overflow-wrap:anywhere]">{answer}</p>
      <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
        {keywords.slice(0, FEW).join(" · ")}
        {keywords.length > FEW && ` and ${keywords.length - FEW} more`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" aria-label={`Change ${topic}`} onClick={onEdit}>
          Change
        </Button>
        <Button
          look="quiet"
          aria-label={`Switch ${topic} ${on ? "off" : "on"}`}
          disabled={turn.isPending}
          onClick={() => turn.mutate({ id, on: !on })}
        >
          {on ? "Switch off" : "Switch on"}
        </Button>
        {!fixedTopics.includes(topic) && (
          <Button
            look="danger"
            aria-label={`Delete ${topic}`}
            disabled={remove.isPending}
            onClick={() => confirm(`Delete the answer “${topic}” for good?`) && remove.mutate({ id })}
          >
            Delete
          </Button>
        )}
      </div>
      {problem && (
        <p role="alert" className="font-semibold text-danger text-sm">
          {problem.message}
        </p>
      )}
    </li>
  );
}
