"use client";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";

type BlockDialogProps = {
  name: string;
  busy: boolean;
  problem: string | undefined;
  onBlock: () => void;
  onLeave: () => void;
};

/** Asks once more before somebody is shut out. */
export function BlockDialog({ name, busy, problem, onBlock, onLeave }: BlockDialogProps) {
  return (
    <Dialog title={`Block ${name}?`} onClose={onLeave}>
      {problem && <Notice tone="bad">{problem}</Notice>}
      <p>
        This browser can read what was written, but not write to the shop any more. You can let it back in at any time,
        here.
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onLeave}>
          Do not block
        </Button>
        <Button look="danger" disabled={busy} onClick={onBlock}>
          Block
        </Button>
      </div>
    </Dialog>
  );
}
