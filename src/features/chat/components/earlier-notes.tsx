"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { PersonPart } from "./person-part";

/** What colleagues noted about the person in other conversations; nothing when there is nothing. */
export function EarlierNotes({ sessionId }: { sessionId: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.admin.chatNotes.listEarlierNotes.queryOptions({ sessionId }));
  if (!data || data.length === 0) return null;
  return (
    <PersonPart title="Earlier notes">
      <ul className="space-y-2">
        {data.map(({ id, content, staffName, createdAt }) => (
          <li key={id} className="rounded-field bg-gold-pale px-3 py-2 text-sm">
            <p className="whitespace-pre-wrap break-words">{content}</p>
            <p className="text-gold text-xs">
              {staffName}, {formatDateTime(new Date(createdAt))}
            </p>
          </li>
        ))}
      </ul>
    </PersonPart>
  );
}
