import { formatDateTime } from "@/lib/time";
import { Badge } from "@/ui/badge";
import type { EmailLine } from "../rows";
import { stateWords } from "./state-words";

/** Where a mail stands and, if it was not sent, why. */
export function MailState({ mail }: { mail: Pick<EmailLine, "state" | "reason" | "deferredUntil"> }) {
  const { label, tone } = stateWords[mail.state];
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone={tone}>{label}</Badge>
      {mail.deferredUntil && <span className="text-ink-soft text-sm">until {formatDateTime(mail.deferredUntil)}.</span>}
      {mail.reason && <span className="text-ink-soft text-sm">{mail.reason}</span>}
    </span>
  );
}
