import Link from "next/link";
import { MailState } from "@/features/mail/components/mail-state";
import { formatDateTime } from "@/lib/time";
import type { NoteAnswer } from "../rows";

/** What staff answered, each with what became of its mail. */
export function NoteAnswers({ answers }: { answers: NoteAnswer[] }) {
  if (answers.length === 0) return null;
  return (
    <ul aria-label="Answers" className="space-y-3 border-clay border-l-2 pl-4">
      {answers.map(({ id, staffName, content, createdAt, mail }) => (
        <li key={id} className="space-y-1">
          <p className="text-ink-soft text-sm">
            {staffName} · {formatDateTime(createdAt)}
          </p>
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{content}</p>
          {mail ? (
            <Link
              href={`/admin/mail/${mail.id}`}
              className="inline-flex min-h-11 flex-wrap items-center gap-2 underline"
            >
              The mail <MailState mail={mail} />
            </Link>
          ) : (
            <p className="text-ink-soft text-sm">The mail goes out in a moment.</p>
          )}
        </li>
      ))}
    </ul>
  );
}
