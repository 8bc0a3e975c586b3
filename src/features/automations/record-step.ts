import { createHash } from "node:crypto";
import { inTransaction, type Tx } from "@/lib/db";
import type { StepOutcome } from "./schema";

export type StepRecord = {
  /** Step id in the job, e.g. `send-cart-saved`. */
  step: string;
  /** `already_sent`: the mailer says the mail had gone before. */
  outcome: StepOutcome | "already_sent";
  reason?: string | null;
  emailLogId?: string | null;
  /** How often this step was deferred before, so that each try has its own line. */
  tries?: number;
};

/**
 * Puts on record what a step of a run did, once per run, step and try: a step that Inngest runs twice leaves one line, the
 * first. A mail that "had gone before" counts as sent by this step unless another line has it: then a crash lay between
 * sending and recording. Otherwise it is `skipped`.
 */
export async function recordStep(runId: string, record: StepRecord, now: Date): Promise<void> {
  const { step, reason = null, emailLogId = null, tries = 0 } = record;
  const id = `ast_${createHash("sha256").update(`${runId}|${step}|${tries}`).digest("hex").slice(0, 26)}`;
  await inTransaction(async (tx) => {
    const outcome = record.outcome === "already_sent" ? await sentByThisOne(tx, id, emailLogId) : record.outcome;
    const skipReason = outcome === "skipped" && !reason ? "already_sent" : reason;
    await tx.automationStep.createMany({
      data: { id, runId, step, outcome, reason: skipReason, emailLogId, at: now },
      skipDuplicates: true,
    });
  });
}

async function sentByThisOne(tx: Tx, id: string, emailLogId: string | null): Promise<StepOutcome> {
  if (!emailLogId) return "skipped";
  const other = await tx.automationStep.findFirst({ where: { emailLogId, outcome: "sent", id: { not: id } } });
  return other ? "skipped" : "sent";
}
