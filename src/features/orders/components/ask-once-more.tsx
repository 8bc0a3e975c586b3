import type { ReactNode } from "react";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";

type Props = { question: string; children: ReactNode; keep: string; onKeep: () => void };

/** A question before a step that cannot be undone; its answers are buttons, the last one leaves all as it is. */
export function AskOnceMore({ question, children, keep, onKeep }: Props) {
  return (
    <Notice tone="warning">
      <p>{question}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        {children}
        <Button look="quiet" onClick={onKeep}>
          {keep}
        </Button>
      </div>
    </Notice>
  );
}
